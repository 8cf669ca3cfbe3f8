// SPDX-License-Identifier: Apache-2.0
// From a key in the search field to a painted answer, a letter at a time: CPU milliseconds, median and worst, on the shipped graph and on
// 10,000 entities with 30,000 statements; and what a change of the selection costs the inspector. Budget of an answer: 16 ms.
// Exit code 1 when a median misses it and --strict is given.
#include "tests/views/panels/fakesession.h"
#include "views/panels/cardview.h"
#include "views/panels/inspector.h"
#include "views/panels/searchbox.h"
#include "views/panels/searchpopup.h"

#include <QApplication>
#include <QKeyEvent>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <random>

using namespace relata;
using namespace relata::test;

namespace {

double cpuMs()
{
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return double(t.tv_sec) * 1e3 + double(t.tv_nsec) / 1e6;
}

KnowledgeGraph people(int count, int statements)
{
    static const char *const first[] = {"Ana", "José", "María", "Luis", "Carmen", "Jorge", "Lucía", "Pedro", "Elena", "Raúl", "Inés", "Hugo"};
    static const char *const last[] = {"López", "García", "Hernández", "Peña", "Núñez", "Salazar", "Guerra",
                                       "Ortiz", "Ruiz",   "Castro",    "Vega", "Muñoz", "Ibarra"};
    std::mt19937 random(1);
    const auto pick = [&](int n) { return static_cast<std::size_t>(random() % static_cast<unsigned>(n)); };
    GraphDiff diff;
    Schema schema = Schema::standard();
    Predicate predicate;
    predicate.key = predicate.label = "advises";
    schema.ensurePredicate(predicate);
    diff.schema = SchemaChange{Schema(), schema};
    std::vector<std::string> names;
    for (int i = 0; i < count; ++i) {
        Entity entity;
        entity.key = "e" + std::to_string(i);
        entity.type = "person";
        entity.name = std::string(first[pick(12)]) + ' ' + last[pick(13)] + ' ' + last[pick(13)];
        names.push_back(entity.name);
        diff.entities.push_back({EntityId(static_cast<std::uint32_t>(i)), {}, entity});
    }
    for (int i = 0; i < statements; ++i) {
        Statement s;
        const auto a = pick(count), b = pick(count);
        s.key = "s" + std::to_string(i);
        s.subject = EntityId(static_cast<std::uint32_t>(a));
        s.object = EntityId(static_cast<std::uint32_t>(b));
        s.predicate = "advises";
        s.document = DocumentId{0};
        s.claim = names[a] + " advises " + names[b] + " on paper " + std::to_string(i);
        diff.statements.push_back({StatementId(static_cast<std::uint32_t>(i)), {}, s});
    }
    Document document;
    document.key = "doc";
    document.title = "A document";
    diff.documents.push_back({DocumentId{0}, {}, document});
    KnowledgeGraph graph;
    diff.schema->before = graph.schema();
    if (const auto applied = graph.apply(diff); !applied)
        std::fprintf(stderr, "%s\n", applied.error().text().c_str());
    return graph;
}

struct Times {
    double median, worst;
};

Times timesOf(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times.back()};
}

Times answers(FakeSession &session)
{
    QWidget window;
    window.resize(1600, 1000);
    SearchBox box(session, &window);
    box.setGeometry(500, 8, 460, 30);
    window.show();
    box.setFocus();
    std::vector<double> times;
    for (const char *word : {"lopez", "garcia", "advises", "salazar", "gil guerra", "jose l", "tariff", "sheinbaum"}) {
        box.clear();
        for (const QChar letter : QString::fromUtf8(word)) {
            const double before = cpuMs();
            QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
            QApplication::sendEvent(&box, &press);
            QApplication::processEvents();  // painted
            times.push_back(cpuMs() - before);
        }
    }
    return timesOf(times);
}

Times cards(FakeSession &session)
{
    Inspector inspector(session);
    inspector.resize(348, 900);
    inspector.show();
    std::vector<double> times;
    int n = 0;
    for (const EntityId id : session.graph().entities()) {
        if (++n > 60)
            break;
        const double before = cpuMs();
        session.select({{id}, {}});
        QApplication::processEvents();
        times.push_back(cpuMs() - before);
    }
    return timesOf(times);
}

}  // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    bool missed = false;
    const auto measure = [&](const char *name, KnowledgeGraph graph) {
        FakeSession session(std::move(graph));
        const Times answer = answers(session), card = cards(session);
        std::printf("%-32s answer %6.2f ms (worst %6.2f)   card %6.2f ms (worst %6.2f)\n", name, answer.median, answer.worst, card.median,
                    card.worst);
        missed = missed || answer.median > 16;
    };
    measure("shipped graph", shippedGraph());
    measure("10,000 entities, 30,000 stated", people(10000, 30000));
    return missed && argc > 1 && std::strcmp(argv[1], "--strict") == 0 ? 1 : 0;
}
