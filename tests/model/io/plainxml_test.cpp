// SPDX-License-Identifier: Apache-2.0
// The quick reader of plain XML tells what expat tells, or gives up; it never says more or something else.
#include "model/io/plainxml.h"
#include "model/io/xmlreader.h"
#include "tests/model/io/xmllistener.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace relata {
namespace {

using test::inPieces;
using Listener = test::XmlListener;

/// Is told all twice.
class Restarting final : public XmlSink
{
public:
    void start(std::string_view, XmlAttributes) override { ++count; }
    void end(std::string_view) override {}
    void characters(std::string_view) override {}
    bool startOver() override
    {
        count = 0;
        return true;
    }
    int count = 0;
};

struct Heard {
    bool good = false;
    std::string told;
};

Heard byExpat(const std::string &text)
{
    Listener listener;
    const bool good = parseXml(text, "x.xml", "XML", {}, listener).has_value();
    return {good, listener.told};
}

/// Whether the quick one took it; then it must have heard the same. So must it piece by piece.
bool takenAlike(const std::string &text)
{
    Listener listener;
    const RunContext context;
    const auto outcome = PlainXml(text, listener, context).run();
    for (const std::size_t step : {1U, 2U, 3U, 7U, 16U, 61U, 4096U}) {
        Listener other;
        EXPECT_EQ(inPieces(text, step, other), outcome) << step << ": " << text;
        if (outcome == PlainXml::Outcome::Done) {
            EXPECT_EQ(other.told, listener.told) << step;
        }
    }
    if (outcome != PlainXml::Outcome::Done)
        return false;
    const Heard expected = byExpat(text);
    EXPECT_TRUE(expected.good) << text;
    EXPECT_EQ(listener.told, expected.told) << text;
    return true;
}

const std::string sample =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- made by hand -->\n<g:a  id = 'x' b=\"one\ttwo\n&amp;&lt;&#233;&#x1F600;'\">\n"
    "  <b/>text &gt; more ]] &quot;\n<c d=''><![CDATA[a<b&c]]></c >\r\n<é>&#10;</é>\r</g:a>\n<!-- end -->\n";
const std::string plain = "<?xml version='1.0'?>\n<a>\n<b c=\"d\" e='f &amp; g'>h &lt; i</b>\r\n<j k=\"\r\n\"/>" + std::string("é\u20AC</a>");

TEST(PlainXml, TellsWhatExpatTells)
{
    EXPECT_TRUE(takenAlike(plain));
    EXPECT_TRUE(takenAlike("<a/>"));
    EXPECT_TRUE(takenAlike("\xEF\xBB\xBF<a>x</a>"));
    EXPECT_TRUE(takenAlike("<a><![CDATA[<&]]></a>"));
    EXPECT_FALSE(takenAlike(sample)) << "a name beyond ASCII is expat's";
}

TEST(PlainXml, LeavesToExpatWhatIsNotPlainOrNotWellFormed)
{
    for (const char *text : {"",
                             "x",
                             "<a>",
                             "</a>",
                             "<a></b>",
                             "<a b=c/>",
                             "<a b='1' b='2'/>",
                             "<a b='<'/>",
                             "<a>&nbsp;</a>",
                             "<a>&#0;</a>",
                             "<a>&#xD800;</a>",
                             "<a>]]></a>",
                             "<a/><b/>",
                             "<a/>x",
                             "<!DOCTYPE a><a/>",
                             "<?pi?><a/>",
                             "<a><?pi x?></a>",
                             "<a><!-- -- --></a>",
                             "<a\x01/>",
                             "<a>\xFF</a>",
                             "<a>\xEF\xBF\xBF</a>",
                             "<?xml version=\"1.1\"?><a/>",
                             "<?xml version=\"1.0\" encoding=\"latin1\"?><a/>",
                             "<?xml VERSION=\"1.0\"?><a/>",
                             " <?xml version=\"1.0\"?><a/>",
                             "<a b='1'c='2'/>",
                             "<a / >",
                             "<1/>",
                             "<a>&amp</a>",
                             "<a>&#-5;</a>"})
        EXPECT_FALSE(takenAlike(text)) << text;
}

TEST(PlainXml, NeverDisagreesAboutChangedTexts)
{
    std::mt19937 random(2024);
    const std::vector<std::string> pieces{"<", ">", "&", "'",    "\"", "]]>", "\r\n", "\r", "&amp;", "&#10;", "<!-- c -->", "<![CDATA[z]]>",
                                          "/", "=", " ", "<b/>", "\t", "\n",  "x"};
    int taken = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string text = plain;
        for (unsigned n = 1 + random() % 3; n > 0; --n) {
            const std::size_t at = random() % text.size();
            switch (random() % 3) {
            case 0:
                text.erase(at, 1 + random() % 4);
                break;
            case 1:
                text.insert(at, pieces[random() % pieces.size()]);
                break;
            default:
                text[at] = pieces[random() % pieces.size()].front();
            }
            if (text.empty())
                text = "<";
        }
        taken += takenAlike(text);
    }
    EXPECT_GT(taken, 1000);
}

TEST(PlainXml, ALongFileIsReadPieceByPiece)
{
    std::string text = "<?xml version=\"1.0\"?>\r\n<!-- " + std::string(5000, '.') + " -->\n<g>";
    for (int i = 0; i < 400; ++i)
        text += "<n id='" + std::to_string(i) + "' long=\"" + std::string(std::size_t(i), 'v') + "\">é€😀 &amp; "
                + std::string(std::size_t(3 * i), 't') + "\r\n</n>\r";
    text += "</g>\n<!-- end -->\n";
    Listener whole;
    const RunContext context;
    ASSERT_EQ(PlainXml(text, whole, context).run(), PlainXml::Outcome::Done);
    for (const std::size_t step : {1U, 5U, 64U, 1000U, 100000U, 10000000U}) {
        Listener pieces;
        EXPECT_EQ(inPieces(text, step, pieces), PlainXml::Outcome::Done) << step;
        EXPECT_EQ(pieces.told, whole.told) << step;
    }
    Listener cut;
    EXPECT_EQ(inPieces(text.substr(0, text.size() - 40), 64, cut), PlainXml::Outcome::NotPlain);
    std::string wrong = text;
    wrong[text.size() / 2] = '\xFF';
    Listener broken;
    EXPECT_EQ(inPieces(wrong, 64, broken), PlainXml::Outcome::NotPlain);
}

TEST(PlainXml, ASourceThatFailsIsNotPlain)
{
    Listener listener;
    const RunContext context;
    int calls = 0;
    const auto source = [&](char *into, std::size_t) -> std::ptrdiff_t {
        if (++calls > 2)
            return -1;
        std::copy_n("<a><b/>", 7, into);
        return 7;
    };
    EXPECT_EQ(PlainXml(source, 100, listener, context, 7).run(), PlainXml::Outcome::NotPlain);
    EXPECT_EQ(calls, 3) << "and is not asked again";
}

TEST(PlainXml, ASinkThatStartsOverHearsEverythingOnce)
{
    Restarting sink;
    ASSERT_TRUE(parseXml("<a><b/><é/></a>", "x.xml", "XML", {}, sink));
    EXPECT_EQ(sink.count, 3);
}

}  // namespace
}  // namespace relata
