// SPDX-License-Identifier: Apache-2.0
// Good files, cut and spoiled in every way that chance finds: the readers give an error or a valid graph, and never crash.
#include "model/io/formats.h"
#include "model/io/ftm.h"
#include "model/io/jsonld.h"
#include "model/io/oligrapher.h"
#include "model/io/rdf.h"
#include "model/io/schemajson.h"
#include "tests/model/io/packagefixture.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace relata {
namespace {

using test::TempFolder;

/// A good file and how to read it: alone, or as a part of its package.
struct Good {
    const char *name;  ///< of the test
    const char *file;  ///< name on disk
    bool inPackage;
    std::string (*text)();
};
void PrintTo(const Good &row, std::ostream *out)
{
    *out << row.name;
}

std::string ownGraphMl()
{
    TempFolder folder;
    auto graph = test::graphFromText("ada -knows-> bob, bob -owns-> acme:institution, carl");
    graph.info().title = "T & <T>";
    (void)writeGraph(graph, folder / "g.graphml");
    return test::read(folder / "g.graphml");
}

template <IoReport (*textOf)(const KnowledgeGraph &, std::string &)>
std::string own()
{
    std::string text;
    textOf(test::graphFromText("ada -knows-> bob, bob -owns-> acme:institution, carl"), text);
    return text;
}

std::string foreignFtm()
{
    return R"({"id":"a","schema":"Person","properties":{"name":["Ann","A."],"country":["us"]}}
{"id":"d","schema":"Directorship","properties":{"director":["a","b"],"organization":["c"],"startDate":["2010"],"endDate":["2015"]}}
{"id":"c","schema":"Company","datasets":["x"],"properties":{"name":["\u00c9 ñ"],"n":[1, 2.5, true, null, {"x": []}]}}
)";
}

std::string foreignPopolo()
{
    return R"({"persons":[{"id":"a","name":"Ann","other_names":[{"name":"A."}],"identifiers":[{"scheme":"w","identifier":"Q1"}],"memberships":[]}],
"organizations":[{"id":"p","name":"P"},{"id":"o","name":"O","parent_id":"p","sources":[{"url":"u"}]}],"posts":[{"id":1,"label":"MP","organization_id":"o"}],
"memberships":[{"person_id":"a","organization_id":"o","role":"chair","start_date":"2015","area_id":"x"},{"person_id":"a","post_id":1,
"legislative_period_id":"t"}],"areas":[{"id":"x","name":"X"}],"events":[{"id":"t","name":"T","start_date":"2011","end_date":"2015-01"}],"meta":{"n":1}})";
}

std::string foreignOligrapher()
{
    return R"({"graph":{"nodes":{"1":{"id":1,"name":"A","x":1,"y":-2.5,"url":"https://littlesis.org/person/1"},"2":{"display":{"name":"B","image":null}}},
"edges":{"7":{"node1_id":1,"node2_id":"2","label":"gave","arrow":"2->1","dash":true}},"captions":{"c":{"text":"hello"}}},"attributes":{"title":"T"}})";
}

std::string foreignTurtle()
{
    return R"(@prefix ex: <http://ex.org/> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix oa: <http://www.w3.org/ns/oa#> . @prefix p: <http://w.org/prop/> . @prefix ps: <http://w.org/prop/statement/> .
ex:g { ex:a a ex:Person ; ex:name "É"@fr, 1.5, true ; ex:knows ( ex:b _:c ), [ ex:p """x "y" """ ] . }
ex:r a rdf:Statement ; rdf:subject ex:a ; rdf:predicate ex:p ; rdf:object ex:b ; prov:wasDerivedFrom ex:d ; oa:hasTarget [ oa:hasSelector [ oa:exact 'q' ] ] .
ex:a p:P39 ex:s . ex:s ps:P39 ex:b ; <http://w.org/prop/qualifier/P580> "2000-01-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> .
)";
}

std::string foreignJsonLd()
{
    return R"({"@context":{"@vocab":"http://ex.org/","id":"@id","knows":{"@type":"@id","@container":"@list"},"name":{"@container":"@language"}},
"@graph":[{"id":"http://ex.org/a","@type":"Person","name":{"fr":"\u00c9"},"knows":["http://ex.org/b",null],"n":[1,2.5,true,{"@value":"x","@type":"y:z"}]},
{"@id":"http://ex.org/g","@graph":{"id":"_:b","@reverse":{"made":{"o":{"@list":["x"]}}}}}]})";
}

std::string foreignGraphMl()
{
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE graphml>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key id="d0" for="node" attr.name="color" attr.type="string"><default>yellow</default></key><key id="d1" for="edge" yfiles.type="edgegraphics"/>
<graph id="G" edgedefault="undirected"><desc>É</desc><node id="n0"><data key="d0">green &amp; ñ</data><port name="N"/></node>
<node id="n1"><graph id="H"><node id="n2"/></graph></node><hyperedge><endpoint node="n0"/></hyperedge>
<edge id="e0" source="n0" target="n1" directed="true"><data key="d1"><y:PolyLineEdge><y:EdgeLabel>owns</y:EdgeLabel></y:PolyLineEdge></data></edge>
<edge source="n1" target="n9"><![CDATA[ ]]></edge></graph></graphml>)";
}

std::string schema()
{
    return R"({"categories": [{"id": "power", "label": "Power"}], "types": [{"id": "person", "label": "Person", "color": {"light": "#112233"}}, {"id": "institution"}],
 "predicates": [{"id": "leads", "label": "leads", "domain": ["person"], "category": "power", "symmetric": false, "opposite": "x"}]})";
}

class Damage : public testing::TestWithParam<Good>
{
protected:
    void SetUp() override
    {
        test::writePackage(m_folder, "schema.json", schema());
        m_text = GetParam().text();
        ASSERT_TRUE(readWith(m_text)) << "the file must be good to begin with";
    }

    bool readWith(const std::string &text)
    {
        test::write(m_folder / GetParam().file, text);
        const auto loaded = readGraph(GetParam().inPackage ? m_folder.path() : m_folder / GetParam().file);
        if (!loaded) {
            const std::string said = loaded.error().text();
            EXPECT_FALSE(loaded.error().message.empty());
            EXPECT_EQ(said.find('\n'), std::string::npos) << said;
            EXPECT_THAT(said, testing::StartsWith(m_folder.path().string())) << "names the file";
            return false;
        }
        for (const StatementId id : loaded->graph.statements()) {  // valid: every end is there
            EXPECT_TRUE(loaded->graph.contains(loaded->graph.subject(id)));
            EXPECT_TRUE(loaded->graph.contains(loaded->graph.object(id)));
        }
        EXPECT_TRUE(KnowledgeGraph().apply(asAdditions(loaded->graph)));
        return true;
    }

    TempFolder m_folder;
    std::string m_text;
};

TEST_P(Damage, CutAtEverySeventhByte)
{
    for (std::size_t length = 0; length < m_text.size(); length += 7)
        readWith(m_text.substr(0, length));
}

TEST_P(Damage, BytesTurnedLostAndRepeated)
{
    std::mt19937 random(20261124);
    int good = 0, bad = 0;
    for (int round = 0; round < 400; ++round) {
        std::string text = m_text;
        for (unsigned n = 0, most = 1 + random() % 3; n < most && !text.empty(); ++n) {
            const std::size_t at = random() % text.size();
            switch (random() % 5) {
            case 0:
                text[at] = static_cast<char>(text[at] ^ (1U << random() % 8));
                break;
            case 1:
                text[at] = static_cast<char>(random() % 256);
                break;
            case 2:
                text.erase(at, 1 + random() % 30);
                break;
            case 3:
                text.insert(at, text.substr(random() % text.size(), random() % 60));
                break;
            default:
                text.insert(at, 1, "\"<>&,;'\n\r\t{}[]\0\xFF"[random() % 17]);
            }
        }
        ++(readWith(text) ? good : bad);
    }
    EXPECT_GT(bad, 0) << "damage that is never noticed is none";
}

INSTANTIATE_TEST_SUITE_P(
    Readers, Damage,
    testing::Values(Good{"Entities", "entities.csv", true, [] { return std::string(test::entities); }},
                    Good{"Statements", "statements.csv", true, [] { return std::string(test::statements); }},
                    Good{"Documents", "documents.csv", true, [] { return std::string(test::documents); }},
                    Good{"Descriptor", "datapackage.json", true, [] { return std::string(test::descriptor); }},
                    Good{"Schema", "schema.json", true, &schema}, Good{"OwnGraphMl", "own.graphml", false, &ownGraphMl},
                    Good{"ForeignGraphMl", "foreign.graphml", false, &foreignGraphMl}, Good{"OwnFtm", "own.ftm", false, &own<ftmText>},
                    Good{"ForeignFtm", "foreign.ftm", false, &foreignFtm}, Good{"Popolo", "foreign.json", false, &foreignPopolo},
                    Good{"OwnOligrapher", "own.json", false, &own<oligrapherText>},
                    Good{"ForeignOligrapher", "foreign.json", false, &foreignOligrapher}, Good{"OwnTurtle", "own.ttl", false, &own<turtleText>},
                    Good{"OwnTriG", "own.trig", false, &own<trigText>}, Good{"OwnNQuads", "own.nq", false, &own<nQuadsText>},
                    Good{"OwnJsonLd", "own.jsonld", false, &own<jsonLdText>}, Good{"ForeignTurtle", "foreign.ttl", false, &foreignTurtle},
                    Good{"ForeignJsonLd", "foreign.jsonld", false, &foreignJsonLd},
                    Good{"EdgeList", "edges.csv", false,
                         [] { return std::string("sep=;\r\nSource;Target;Type;Label\r\n1;2;Directed;\"a; b\"\r\n2;3;Undirected;ñ\r\n"); }},
                    Good{"Utf16EdgeList", "wide.csv", false,
                         [] { return test::utf16("source\ttarget\n1\t2\n2\tñandú\n", test::LittleEndian, test::Unmarked); }}),
    [](const auto &row) { return std::string(row.param.name); });

}  // namespace
}  // namespace relata
