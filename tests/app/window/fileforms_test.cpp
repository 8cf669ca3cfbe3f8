// SPDX-License-Identifier: Apache-2.0
#include "app/window/fileforms.h"

#include "model/graph/knowledgegraph.h"
#include "model/io/textforms.h"

#include <gtest/gtest.h>

namespace relata {
namespace {

TEST(FileForms, DialogsOfferWhatReadersAndWritersTake)
{
    for (const TextForm &form : textForms()) {
        const QString ending = QString::fromUtf8(form.endings.front().data(), static_cast<qsizetype>(form.endings.front().size()));
        EXPECT_TRUE(readableFilter().contains(QLatin1Char('*') + ending)) << form.name;
        EXPECT_EQ(writableFilter().contains(QStringLiteral("(*") + ending + QLatin1Char(')')), form.write != nullptr) << form.name;
    }
    EXPECT_TRUE(writableFilter().startsWith(QStringLiteral("Relata project (*.relata);;")));
}

TEST(FileForms, ANameIsMadeOfTheTitle)
{
    KnowledgeGraph graph;
    EXPECT_EQ(suggestedFileName(graph), QStringLiteral("graph"));
    graph.info().title = "Who decides: Mexico's migration policy?";
    EXPECT_EQ(suggestedFileName(graph), QStringLiteral("who-decides-mexico-s-migration-policy"));
    graph.info().title = "¿Quién decide? " + std::string(50, 'a') + " " + std::string(50, 'b');
    EXPECT_TRUE(suggestedFileName(graph).endsWith(QLatin1Char('e'))) << suggestedFileName(graph).toStdString();
    graph.info().title.clear();
    for (int i = 0; i < 100; ++i)
        graph.info().title += "ñ";
    EXPECT_EQ(suggestedFileName(graph), QString(60, QChar(0xF1)));
}

TEST(FileForms, AMissingEndingIsThatOfTheChosenForm)
{
    EXPECT_EQ(withEnding(QStringLiteral("/tmp/my graph"), QStringLiteral("GEXF (*.gexf)")), QStringLiteral("/tmp/my graph.gexf"));
    EXPECT_EQ(withEnding(QStringLiteral("/tmp/v1.2"), QStringLiteral("Relata project (*.relata)")), QStringLiteral("/tmp/v1.2.relata"));
    EXPECT_EQ(withEnding(QStringLiteral("/tmp/a.dot"), QStringLiteral("GEXF (*.gexf)")), QStringLiteral("/tmp/a.dot"));
    EXPECT_EQ(withEnding(QStringLiteral("/tmp/a.json"), QStringLiteral("Oligrapher JSON (*.oligrapher)")), QStringLiteral("/tmp/a.oligrapher"));
    EXPECT_EQ(withEnding(QStringLiteral("/tmp/a.json"), QStringLiteral("Cytoscape.js JSON (*.cyjs)")), QStringLiteral("/tmp/a.json"));
    EXPECT_EQ(withEnding(QStringLiteral("/tmp/a.json"), QStringLiteral("Data package folder (*)")), QStringLiteral("/tmp/a.json"));
    EXPECT_EQ(withEnding(QStringLiteral("/tmp/a"), QStringLiteral("Data package folder (*)")), QStringLiteral("/tmp/a"));
}

}  // namespace
}  // namespace relata
