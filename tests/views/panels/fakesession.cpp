// SPDX-License-Identifier: Apache-2.0
#include "tests/views/panels/fakesession.h"

#include "model/io/formats.h"
#include "tests/support/sourcedir.h"

#include <QApplication>
#include <QPixmap>
#include <QWidget>

#include <map>
#include <stdexcept>

namespace relata::test {

FakeSession::FakeSession(KnowledgeGraph graph)
{
    setGraph(std::move(graph));
}

void FakeSession::setGraph(KnowledgeGraph graph)
{
    emit graphWillChange();
    m_graph = std::move(graph);
    m_search = SearchIndex::of(m_graph);
    m_view = ViewState();
    m_selection = {};
    m_disputes = disagreements(m_graph);
    m_voices = VoiceColors::of(m_graph);
    refresh();
    emit graphChanged();
    emit selectionChanged();
}

void FakeSession::edit(const GraphDiff &diff)
{
    const ViewState view = m_view;
    const Selection selection = m_selection;
    KnowledgeGraph graph = m_graph;
    if (!graph.apply(diff))
        throw std::invalid_argument("this is no edit of this graph");
    emit graphWillChange();
    QSignalBlocker quiet(this);
    setGraph(std::move(graph));
    quiet.unblock();
    m_view = view;
    m_selection = selection;
    refresh();
    emit graphChanged();
    emit selectionChanged();
}

void FakeSession::refresh()
{
    m_passed = m_view.lens.evaluate(m_graph, m_search).value();
    m_visible = visibleOf(m_graph, m_view, m_passed);
    m_facets = facetsOf(m_graph, m_passed);
}

bool FakeSession::setLens(const std::string &expression)
{
    const auto lens = Lens::parse(expression);
    if (!lens || !lens->evaluate(m_graph, m_search))
        return false;
    setLens(*lens);
    return true;
}

void FakeSession::setLens(const Lens &lens)
{
    m_view.lens = lens;
    refresh();
    emit viewChanged();
}

void FakeSession::setColorBy(ColorBy colorBy)
{
    m_view.colorBy = colorBy;
    emit viewChanged();
}

void FakeSession::select(const Selection &selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    emit selectionChanged();
}

void FakeSession::setTheme(ThemeKind theme)
{
    m_theme = theme;
    QApplication::setPalette(Theme::of(theme).palette());
    emit themeChanged();
}

void FakeSession::hide(EntityId id)
{
    m_view.hidden.insert(id);
    refresh();
    emit viewChanged();
}

KnowledgeGraph tellingGraph()
{
    KnowledgeGraph graph = graphFromText("ada, bob, carl, dora, acme:institution, plan:policy, town:place, lopez, guillen,"
                                         "ada -presses-> bob, carl -presses-> bob, ada -presses-> bob, bob -answers-> ada, ada -heads-> acme,"
                                         "bob -knows-> carl, carl -knows-> dora, acme -runs-> plan, plan -binds-> town, ada -knows-> ada");
    GraphDiff diff;
    Schema next = Schema::standard();
    const std::map<std::string, std::string> categories{{"presses", "power"}, {"answers", "conflict"}, {"heads", "office"},
                                                        {"knows", "support"}, {"runs", "action"},      {"binds", "action"}};
    for (Predicate predicate : graph.schema().predicates()) {
        predicate.category = categories.at(predicate.key);
        predicate.inverse = predicate.key == "heads" ? "is headed by" : "";
        next.ensurePredicate(predicate);
    }
    diff.schema = SchemaChange{graph.schema(), next};
    const auto change = [&](const std::string &key, auto edit) {
        const StatementId id = graph.findStatement(key);
        Statement after = graph.statement(id);
        edit(after);
        diff.statements.push_back({id, graph.statement(id), after});
    };
    const auto time = [](const char *text) { return Edtf::parse(text).value(); };
    change("s1", [&](Statement &s) {
        s.paragraph = 3;
        s.holds = time("2018-02/2019-06");
        s.said = time("2024-06~");
        s.polarity = Polarity::Negative;
    });
    change("s2", [&](Statement &s) {
        s.paragraph = 4;
        s.speaker = graph.findEntity("dora");
        s.modality = Modality::Quoted;
        s.holds = time("2020");
    });
    change("s3", [&](Statement &s) {
        s.paragraph = 5;
        s.speaker = graph.findEntity("bob");
        s.modality = Modality::Denied;
        s.holds = time("2018-07");
        s.claim = "Bob says that Ada never pressed him";
    });
    change("s4", [&](Statement &s) {
        s.paragraph = 6;
        s.modality = Modality::Reported;
        s.holds = time("2018-07");
        s.polarity = Polarity::Positive;
        s.quote = "a word of thanks";
        s.note = "Second-hand";
    });
    change("s5", [&](Statement &s) {
        s.paragraph = 1;
        s.modality = Modality::Predicted;
        s.holds = time("2024-10/..");
        s.said = time("2024-06");
    });
    change("s8", [&](Statement &s) {
        s.claim = "=Acme runs what Dora calls the plan";
        s.paragraph = 2;
    });
    const auto rename = [&](const char *key, const char *name, const char *alias) {
        const EntityId id = graph.findEntity(key);
        Entity after = graph.entity(id);
        after.name = name;
        if (*alias)
            after.aliases = {alias};
        after.description = std::string(key) == "ada" ? "Leads what others run." : "";
        diff.entities.push_back({id, graph.entity(id), after});
    };
    rename("ada", "Ada", "The Countess");
    rename("lopez", "Andrés Manuel López Obrador", "AMLO");
    rename("guillen", "Tonatiuh Guillén López", "");
    rename("town", "A town with a name so long that no panel of any ordinary width can hold it in one line", "");
    if (const auto applied = graph.apply(diff); !applied)
        throw std::runtime_error(applied.error().text());
    return graph;
}

KnowledgeGraph shippedGraph()
{
    auto loaded = readGraph(test::sourceDir() / "resources/graphs/mexico-migration");
    if (!loaded)
        throw std::runtime_error(loaded.error().text());
    return std::move(loaded->graph);
}

void keepPicture(QWidget &widget, const QString &name)
{
    if (const QString folder = qEnvironmentVariable("RELATA_PICTURES"); !folder.isEmpty())
        widget.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

}  // namespace relata::test
