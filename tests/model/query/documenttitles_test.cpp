// SPDX-License-Identifier: Apache-2.0
#include "model/query/documenttitles.h"

#include "model/graph/knowledgegraph.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(DocumentTitles, AreFoundByTheBeginningsOfTheirWords)
{
    KnowledgeGraph graph = test::graphFromText("a -x-> b");
    GraphDiff diff;
    std::uint32_t number = 0;
    for (const auto &[key, title] : {std::pair("d1", "The Audit of Acme"), std::pair("d2", "Auditoría 2019"), std::pair("register-3", "")}) {
        Document document;
        document.key = key;
        document.title = title;
        diff.documents.push_back({DocumentId{static_cast<std::uint32_t>(graph.documentCount()) + number++}, std::nullopt, document});
    }
    ASSERT_TRUE(graph.apply(diff));
    const DocumentTitles titles(graph);
    const auto keys = [&](std::string_view text, std::size_t most = 50) {
        std::vector<std::string> found;
        for (const DocumentId id : titles.find(text, most))
            found.push_back(graph.document(id).key);
        return found;
    };
    EXPECT_THAT(keys("audit"), ElementsAre("d2", "d1")) << "the one that begins so first";
    EXPECT_THAT(keys("audit", 1), ElementsAre("d2"));
    EXPECT_THAT(keys("AUDITORIA"), ElementsAre("d2"));
    EXPECT_THAT(keys("acme aud"), ElementsAre("d1")) << "words in any order";
    EXPECT_THAT(keys("register"), ElementsAre("register-3"));
    EXPECT_THAT(keys("cme"), IsEmpty());
    EXPECT_THAT(keys(" .,"), IsEmpty());
}

}  // namespace
}  // namespace relata
