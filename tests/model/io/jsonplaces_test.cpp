// SPDX-License-Identifier: Apache-2.0
#include "model/io/jsonplaces.h"

#include <nlohmann/json.hpp>

#include <gmock/gmock.h>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;
using testing::ElementsAre;

std::pair<int, int> lineAndColumn(std::string_view text, const Json &root, const Json &value)
{
    const JsonPlace place = placeOfJson(text, root, value);
    return {place.line, place.column};
}

TEST(JsonPlaces, AValueIsFoundWhereItBegins)
{
    const std::string text = "{\n \"a\": [1, {\"b\": \"[}\\\"\"},\n  \"é\", true],\n \"c\" : {}\n}";
    const Json root = Json::parse(text);
    EXPECT_EQ(lineAndColumn(text, root, root), std::pair(1, 1));
    EXPECT_EQ(lineAndColumn(text, root, root["a"]), std::pair(2, 7));
    EXPECT_EQ(lineAndColumn(text, root, root["a"][1]["b"]), std::pair(2, 17));
    EXPECT_EQ(lineAndColumn(text, root, root["a"][3]), std::pair(3, 8));
    EXPECT_EQ(lineAndColumn(text, root, root["c"]), std::pair(4, 8));
}

TEST(JsonPlaces, AKeyThatIsEscapedOrStandsTwiceIsFoundAsTheParserTakesIt)
{
    const std::string text = "{\"caf\\u00e9\": 1,\n\"twice\": 2,\n\"twice\": 3}";
    const Json root = Json::parse(text);
    EXPECT_EQ(lineAndColumn(text, root, root["café"]), std::pair(1, 15));
    EXPECT_EQ(root["twice"], 3);
    EXPECT_EQ(lineAndColumn(text, root, root["twice"]), std::pair(3, 10));
    EXPECT_THAT(linesOfJsonMembers(text, root, root), ElementsAre(1, 3));
}

TEST(JsonPlaces, ACopyHasNoPlace)
{
    const Json root = Json::parse("[1]"), copy = root;
    EXPECT_EQ(lineAndColumn("[1]", root, copy), std::pair(0, 0));
    EXPECT_THAT(linesOfJsonMembers("[1]", root, copy), ElementsAre(0));
}

TEST(JsonPlaces, MembersHaveTheirLines)
{
    const std::string valid = "{\"nodes\": [ {},\n\n{\"x\": [\n1]}, \"ab\"\n, 4 ], \"none\": []}";
    const Json root = Json::parse(valid);
    EXPECT_THAT(linesOfJsonMembers(valid, root, root["nodes"]), ElementsAre(1, 3, 4, 5));
    EXPECT_THAT(linesOfJsonMembers(valid, root, root["none"]), ElementsAre());
    const std::string marked = "\xEF\xBB\xBF[\n7]";  // a byte order mark
    const Json list = Json::parse(marked);
    EXPECT_EQ(lineAndColumn(marked, list, list[0]), std::pair(2, 1));
}

}  // namespace
}  // namespace relata
