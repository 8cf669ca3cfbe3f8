// SPDX-License-Identifier: Apache-2.0
#include "tests/support/graphtext.h"
#include "tests/views/figure/figurefixture.h"
#include "views/figure/footnotes.h"

#include <gtest/gtest.h>

using namespace relata;
using namespace relata::test;

namespace {

QString textOf(const std::vector<TextLine> &lines)
{
    QString text;
    for (const TextLine &line : lines) {
        for (const TextRun &run : line)
            text += run.text;
        text += QLatin1Char('|');
    }
    return text;
}

double widthOf(const TextLine &line)
{
    return line.empty() ? 0 : line.back().position.x() + textWidth(line.back().text, line.back().size, line.back().weight);
}

}  // namespace

TEST(BrokenLines, StayWithinTheWidthAndLoseNoWord)
{
    const QString text = QStringLiteral("Working with Washington drew the military deeper into migration control than before");
    for (const double width : {30.0, 55.0, 80.0, 200.0}) {
        const auto lines = brokenLines({{text, 400, Qt::black}}, 6.7, width);
        for (const TextLine &line : lines)
            EXPECT_LE(widthOf(line), width + 0.01);
        EXPECT_EQ(textOf(lines).remove(QLatin1Char('|')).remove(QLatin1Char(' ')), QString(text).remove(QLatin1Char(' ')));
    }
}

TEST(BrokenLines, BreakAWordThatIsWiderThanTheLineBetweenCharacters)
{
    const QString text = QString(200, QLatin1Char('W')) + QStringLiteral("e\u0301x");
    const auto lines = brokenLines({{text, 400, Qt::black}}, 6.7, 60);
    EXPECT_GT(lines.size(), 10U);
    for (const TextLine &line : lines) {
        EXPECT_LE(widthOf(line), 60.01);
        EXPECT_NE(line.front().text.front(), QChar(0x0301));
    }
    EXPECT_EQ(textOf(lines).remove(QLatin1Char('|')), text);
}

TEST(BrokenLines, KeepColoursApart)
{
    const auto lines = brokenLines({{QStringLiteral("claim. "), 400, Qt::black}, {QStringLiteral("Author"), 400, Qt::gray}}, 6.7, 500);
    ASSERT_EQ(lines.size(), 1U);
    ASSERT_EQ(lines[0].size(), 2U);
    EXPECT_GT(lines[0][1].position.x(), lines[0][0].position.x());
}

TEST(NoteNumbers, FoldLongRunsInMarks)
{
    NoteNumbers numbers;
    numbers.ofLink = {{3, 4, 5}, {3, 4, 5, 6}, {1, 7, 8, 9, 10, 12}};
    EXPECT_EQ(numbers.mark(0), QStringLiteral("3 4 5"));
    EXPECT_EQ(numbers.mark(1), QStringLiteral("3–6"));
    EXPECT_EQ(numbers.mark(2), QStringLiteral("1 7–10 12"));
}

TEST(NoteText, NamesSpeakerParagraphAndModalityUnlessAsserted)
{
    const KnowledgeGraph &graph = sampleGraph();
    bool sawAuthor = false, sawOther = false;
    for (const StatementId id : graph.statements()) {
        const auto spans = noteText(graph, id, Qt::black, Qt::gray);
        ASSERT_EQ(spans.size(), 2U);
        const QString origin = spans[1].text;
        EXPECT_TRUE(origin.contains(QStringLiteral("¶%1").arg(graph.paragraph(id))));
        EXPECT_EQ(origin.contains(QStringLiteral("asserted")), false);
        if (graph.modality(id) != Modality::Asserted) {
            EXPECT_TRUE(origin.contains(QString::fromUtf8(toString(graph.modality(id)).data())));
        }
        if (graph.speaker(id) == noEntity)
            sawAuthor = sawAuthor || origin.startsWith(QStringLiteral("Author"));
        else
            sawOther = sawOther || origin.startsWith(QString::fromStdString(std::string(graph.name(graph.speaker(id)))));
    }
    EXPECT_TRUE(sawAuthor);
    EXPECT_TRUE(sawOther);
}

TEST(NoteText, TellsTheDayThatIsNotTheDocumentsAndTheWordsThemselves)
{
    KnowledgeGraph graph = sampleGraph();
    const StatementId id = *graph.statements().begin();
    const auto textOf = [&](const char *said, const std::string &quote) -> QString {
        Statement after = graph.statement(id);
        after.said = Edtf::parse(said).value();
        after.quote = quote;
        GraphDiff diff;
        diff.statements.push_back({id, graph.statement(id), after});
        EXPECT_TRUE(graph.apply(diff));
        const auto spans = noteText(graph, id, Qt::black, Qt::gray);
        return spans[0].text + spans[1].text;
    };
    const QString plain = textOf(graph.document(graph.document(id)).published.text().c_str(), "");
    const std::string published = graph.document(graph.document(id)).published.display();
    EXPECT_FALSE(plain.contains(QString::fromStdString(published))) << plain.toStdString();
    EXPECT_TRUE(textOf("2021-03-12", "").contains(QStringLiteral(", 12 Mar 2021")));
    const QString quoted = textOf("2021-03-12", "It was her.");
    EXPECT_TRUE(quoted.contains(QStringLiteral(" “It was her.” "))) << quoted.toStdString();
    EXPECT_LT(textOf("2021-03-12", std::string(5000, 'w')).size(), 1000);
}

TEST(NoteText, TellsWhenItHoldsAndWhatItSaysOfItself)
{
    KnowledgeGraph graph = graphFromText("a -pays-> b");
    const StatementId id = *graph.statements().begin();
    Statement after = graph.statement(id);
    after.holds = Edtf::parse("2019/2021").value();
    after.modality = Modality::Alleged;
    after.properties = {{"Amount", "1,200"}, {"page", "7"}, {"Mail", "a@b"}, {"Lot", "1"}, {"Share", "51 %"}, {"Year", "2019"}, {"Sixth", "6"}};
    GraphDiff diff;
    diff.statements.push_back({id, graph.statement(id), after});
    ASSERT_TRUE(graph.apply(diff));
    const QString told = noteText(graph, id, Qt::black, Qt::gray)[1].text;
    EXPECT_TRUE(told.contains(QStringLiteral(", holds %1, Amount 1,200, Lot 1, Share 51 %, Year 2019, alleged").arg(QString::fromStdString(after.holds.display()))))
        << told.toStdString();
    EXPECT_TRUE(told.endsWith(QStringLiteral(", alleged."))) << told.toStdString();
    EXPECT_FALSE(told.contains(QStringLiteral("page"))) << "it is a place";
    EXPECT_FALSE(told.contains(QStringLiteral("Sixth"))) << "a note has an end";
    EXPECT_FALSE(told.contains(QStringLiteral("Mail"))) << "what is no number is not published unasked";
}

TEST(NoteList, IsAsHighAsItsLongestNoteAtLeast)
{
    KnowledgeGraph graph = graphFromText("a -knows-> b");
    const StatementId id = *graph.statements().begin();
    Statement after = graph.statement(id);
    after.claim = "So many words that one line of a column among several on this paper cannot hold them all at all.";
    GraphDiff diff;
    diff.statements.push_back({id, graph.statement(id), after});
    ASSERT_TRUE(graph.apply(diff));
    NoteStyle style;
    NoteNumbers numbers;
    numbers.statements = {id};
    const NoteList notes(graph, numbers, style, 786);
    EXPECT_GE(notes.heightOfAll(500), 2 * style.leading) << "it does not go on in the next column while there is room below";
}

TEST(NoteList, SetsEveryNoteOnceAcrossPagesAndStaysInItsArea)
{
    const KnowledgeGraph &graph = sampleGraph();
    const NoteNumbers numbers = noteNumbers(circleScene(graph, ThemeKind::Print));
    NoteStyle style;
    style.text = Qt::black;
    style.quiet = Qt::gray;
    NoteList notes(graph, numbers, style, 786);
    const QRectF area(28, 40, 786, 300);
    std::vector<QString> given;
    for (int page = 0; page < 50; ++page) {
        std::vector<TextRun> runs;
        const bool more = notes.set(area, runs);
        for (const TextRun &run : runs) {
            EXPECT_TRUE(area.adjusted(-0.1, 0, 0.1, 0.1).contains(run.position)) << run.text.toStdString();
            EXPECT_LE(run.position.x() + textWidth(run.text, run.size, run.weight), area.right() + 0.1);
            if (run.weight == 600)
                given.push_back(run.text);
        }
        if (!more)
            break;
    }
    ASSERT_EQ(given.size(), numbers.statements.size());
    for (std::size_t i = 0; i < given.size(); ++i)
        EXPECT_EQ(given[i], QString::number(i + 1));
}

TEST(NoteList, FindsTheLeastHeightForBalancedColumns)
{
    const KnowledgeGraph graph = hostileGraph();
    NoteStyle style;
    style.columns = 4;
    NoteList notes(graph, noteNumbers(circleScene(graph, ThemeKind::Print)), style, 786);
    const double height = notes.heightOfAll(500);
    EXPECT_LT(height, 60);
    std::vector<TextRun> runs;
    EXPECT_FALSE(notes.set(QRectF(0, 0, 786, height + 0.5), runs));
    EXPECT_GT(notes.heightOfAll(5), 5);
}
