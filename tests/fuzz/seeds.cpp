// SPDX-License-Identifier: Apache-2.0
// fuzz_seeds FOLDER: first inputs for every target, made from the graphs that tests use. One folder a target.
#include "model/io/schemajson.h"
#include "model/io/textforms.h"
#include "model/store/database.h"
#include "model/store/diffjson.h"
#include "model/store/project.h"
#include "tests/fuzz/fuzzcheck.h"
#include "tests/model/io/fullgraph.h"
#include "tests/model/io/packagefixture.h"

#include <cstdio>

using namespace relata;
namespace fs = std::filesystem;

namespace {

KnowledgeGraph smallGraph()
{
    GraphDiff diff;
    Schema schema = Schema::standard();
    schema.ensurePredicate({"knows", "knows", "is known by", {}, {}, {}, {}, false, {}});
    diff.schema = SchemaChange{Schema::standard(), schema};
    for (std::uint32_t i = 0; i < 3; ++i)
        diff.entities.push_back({EntityId{i}, {}, Entity{"e" + std::to_string(i), "person", "Name " + std::to_string(i), {}, {}, {}}});
    for (std::uint32_t i = 0; i < 3; ++i) {
        Statement s;
        s.key = "s" + std::to_string(i);
        s.subject = EntityId{i};
        s.object = EntityId{(i + 1) % 3};
        s.predicate = "knows";
        diff.statements.push_back({StatementId{i}, {}, s});
    }
    KnowledgeGraph graph;
    fuzz::mustHold(graph.apply(diff).has_value(), "the small graph");
    return graph;
}

void put(const fs::path &folder, const std::string &target, const std::string &name, const std::string &bytes)
{
    fs::create_directories(folder / target);
    fuzz::put(folder / target / name, bytes);
    fs::create_directories(folder / "anyfile");
    if (target != "lens" && target != "xml" && target != "edtf" && target != "diffjson" && target != "schema")
        fuzz::put(folder / "anyfile" / (target + "-" + name), bytes);
}

/// Pages as small as SQLite takes, so that an input is too.
std::string projectBytes(const KnowledgeGraph &graph, bool edited)
{
    const fs::path path = fuzz::scratch() / "seed.relata";
    fs::remove(path);
    {
        auto project = Project::create(path, graph);
        fuzz::mustHold(project.has_value(), "a project");
        KnowledgeGraph now = graph;
        for (int i = 0; edited && i < 3; ++i) {
            const GraphDiff diff = removeStatements(now, {*now.statements().begin()});
            fuzz::mustHold(now.apply(diff).has_value() && project->commit(diff, "Remove").has_value(), "an edit");
        }
        fuzz::mustHold(project->nameStep(edited ? 1 : 0, "Before").has_value() == edited, "a snapshot");
        fuzz::mustHold(project->rememberView("last", "{\"zoom\":1}").has_value(), "a view");
    }
    {
        const auto database = Database::open(path, Database::Access::Write);
        fuzz::mustHold(database.has_value() && database->run("PRAGMA page_size = 512; VACUUM").has_value(), "a small file");
    }
    return test::read(path);
}

}  // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "Usage: fuzz_seeds FOLDER\n");
        return 2;
    }
    const fs::path folder = argv[1];
    const KnowledgeGraph full = test::fullGraph(), small = smallGraph(), empty;
    const std::pair<const char *, const char *> forms[] = {{"GraphML", "graphml"},
                                                           {"GEXF", "gexf"},
                                                           {"GML", "gml"},
                                                           {"DOT (Graphviz)", "dot"},
                                                           {"Pajek", "pajek"},
                                                           {"FollowTheMoney JSON lines", "ftm"},
                                                           {"Oligrapher JSON", "oligrapher"},
                                                           {"Cytoscape.js JSON", "cytoscape"},
                                                           {"Turtle (RDF)", "turtle"},
                                                           {"TriG (RDF)", "trig"},
                                                           {"N-Triples (RDF)", "ntriples"},
                                                           {"N-Quads (RDF)", "nquads"},
                                                           {"JSON-LD (RDF)", "jsonld"},
                                                           {"Excel workbook", "xlsx"},
                                                           {"JSON Canvas", "jsoncanvas"}};
    for (const auto &[form, target] : forms)
        for (const TextForm &one : textForms())
            if (one.name == form)
                for (const auto &[name, graph] : {std::pair{"full", &full}, {"small", &small}, {"empty", &empty}}) {
                    std::string text;
                    one.write(*graph, text);
                    put(folder, target, name, text);
                    if (target == std::string_view("graphml") || target == std::string_view("gexf"))
                        put(folder, "xml", std::string(target) + "-" + name, "\x07" + text);
                }
    for (const auto &[name, graph] : {std::pair{"full", &full}, {"small", &small}, {"empty", &empty}}) {
        const fs::path package = fuzz::scratch() / "package";
        fs::remove_all(package);
        fuzz::mustHold(writeGraph(*graph, package).has_value(), "a package");
        std::string all;
        for (const char *file : {"datapackage.json", "entities.csv", "statements.csv", "documents.csv", "schema.json"})
            if (fs::exists(package / file))
                all += std::string("%% ") + file + "\n" + test::read(package / file) + "\n";
        put(folder, "package", name, all);
        put(folder, "project", name, projectBytes(*graph, graph == &small));
        put(folder, "schema", name, schemaToJson(graph->schema()));
        put(folder, "diffjson", name, diffToJson(asAdditions(*graph)));
    }
    put(folder, "package", "by-hand",
        std::string("%% datapackage.json\n") + test::descriptor + "\n%% entities.csv\n" + test::entities + "\n%% documents.csv\n" + test::documents
            + "\n%% statements.csv\n" + test::statements);
    put(folder, "diffjson", "removal", diffToJson(removeEntities(full, {EntityId{0}})));
    put(folder, "diffjson", "back", diffToJson(removeEntities(full, {EntityId{0}}).inverted()));
    put(folder, "diffjson", "list", listToJson({"a", "b|c", "“"}));
    put(folder, "diffjson", "pairs", pairsToJson({{"a", "b"}, {"c", ""}}));
    const char *const people = "%% people.csv\nid,name,born\n1,Ana,03/04/1980\n2,Bo,13/04/1981\n";
    const char *const companies = "%% companies.csv\nid;name;capital\n1;Acme;1.000,5\n2;Bolt;2,25\n";
    put(folder, "tables", "ids",
        std::string(people) + companies + "%% links.csv\nperson_id,company_id,role,since,share\n1,2,owner,2019,0.5\n2,1,director,2020-01,1.125\n");
    put(folder, "tables", "names",
        std::string(people) + "%% links.csv\nsource,target,type,weight,directed\nAna,Bo,knows,1,undirected\nBo,Cy,pays,2,\n");
    put(folder, "tables", "neo4j",
        "%% people.csv\n:ID(Person),name,:LABEL\n1,Ana,Person;Owner\n%% companies.csv\n:ID(Firm),name\n1,Acme\n"
        "%% links.csv\n:START_ID(Person),:END_ID(Firm),:TYPE\n1,1,OWNS\n");
    put(folder, "tables", "mapping",
        std::string(people)
            + "%% links.csv\na,b,c\n1,2,3\n%% mapping.json\n{\"tables\":[{\"table\":\"links.csv\",\"shape\":\"statements\",\"header\":1,\"columns\":["
              "{\"column\":\"a\",\"role\":\"source\",\"space\":\"people:\"},{\"column\":\"b\",\"role\":\"target\"}]}]}\n");
    put(folder, "tables", "package",
        std::string(people) + companies + "%% links.csv\nwho,what,day\n1,2,03/04/2020\n"
            + "%% "
              "datapackage.json\n{\"name\":\"x\",\"resources\":[{\"name\":\"people\",\"path\":\"people.csv\",\"schema\":{\"primaryKey\":\"id\","
              "\"fields\":[{\"name\":\"id\","
              "\"type\":\"integer\"}]}},{\"name\":\"companies\",\"path\":[\"companies.csv\"],\"dialect\":{\"delimiter\":\";\"}},{\"name\":\"links\","
              "\"path\":\"links.csv\","
              "\"schema\":{\"missingValues\":[\"\",\"-\"],\"fields\":[{\"name\":\"day\",\"type\":\"date\",\"format\":\"%d/%m/"
              "%Y\"}],\"foreignKeys\":[{\"fields\":\"who\",\"reference\":{"
              "\"resource\":\"people\",\"fields\":\"id\"}},{\"fields\":\"what\",\"reference\":{\"resource\":\"companies\",\"fields\":\"id\"}}]}}]}"
              "\n");
    put(folder, "edgelist", "plain", "source,target,label,weight\na,b,knows,1\nb,\"c, d\",pays,2\n");
    put(folder, "edgelist", "gephi", "sep=;\r\nSource;Target;Type;Label\r\n1;2;Directed;\"a; b\"\r\n2;3;Undirected;ñ\r\n");
    put(folder, "edgelist", "wide", test::utf16("from\tto\n1\t2\n2\tñandú\n", test::LittleEndian, test::Marked));
    put(folder, "edgelist", "formulas", "source,target\n'=1+1,'-2\n\"a\"\"b\",\"c\nd\"\n");
    for (const char *text :
         {"tariff", "\"trade war\"", "type:person,policy by:author holds:2019", "(modality:predicted OR modality:pledged) -by:author", "about:ada",
          "near:ada~2", "from:acme to:\"the policy\"", "paragraph:7-9", "holds:2018..2020", "said:none", "NOT has:note", "only:person,institution",
          "predicate:leads category:power", "in:news polarity:negative", "--a", "a b OR c (d OR -e)"})
        put(folder, "lens", std::to_string(std::hash<std::string_view>()(text)), std::string(1, '\x05') + text);
    for (const char *text : {"2019",
                             "2019-06",
                             "2019-06-02",
                             "2018/2024-10",
                             "../2019",
                             "2024-10/..",
                             "2019~",
                             "2019?",
                             "2019%",
                             "201X",
                             "2019-XX",
                             "2019-06-XX",
                             "/2019",
                             "2019/",
                             "-0044-03-15",
                             "Y170000002",
                             "2001-21",
                             "2004-01-01T10:10:10Z",
                             "2019-06-02T08:00:00+05:00",
                             "1984?/2004-06~"})
        put(folder, "edtf", std::to_string(std::hash<std::string_view>()(text)), text);
    return 0;
}
