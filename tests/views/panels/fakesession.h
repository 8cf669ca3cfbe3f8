// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/graphtext.h"
#include "views/panels/session.h"

namespace relata::test {

/// A session without an app: applies wishes at once, keeps no history.
class FakeSession final : public Session
{
    Q_OBJECT
public:
    explicit FakeSession(KnowledgeGraph graph);
    const KnowledgeGraph &graph() const override { return m_graph; }
    const SearchIndex &search() const override { return m_search; }
    const ViewState &view() const override { return m_view; }
    const LensResult &passed() const override { return m_passed; }
    const Visible &visible() const override { return m_visible; }
    const Facets &facets() const override { return m_facets; }
    const Selection &selection() const override { return m_selection; }
    ThemeKind theme() const override { return m_theme; }
    const std::vector<Disagreement> &disputes() const override { return m_disputes; }
    const VoiceColors &voiceColors() const override { return m_voices; }

    void setGraph(KnowledgeGraph graph);
    void edit(const GraphDiff &diff);  ///< view and selection stay
    bool setLens(const std::string &expression);
    void setLens(const Lens &lens);
    void setColorBy(ColorBy colorBy);
    void select(const Selection &selection);
    void setTheme(ThemeKind theme);
    void hide(EntityId id);

    EntityId entity(const std::string &key) const { return m_graph.findEntity(key); }
    StatementId statement(const std::string &key) const { return m_graph.findStatement(key); }

private:
    void refresh();
    KnowledgeGraph m_graph;
    SearchIndex m_search;
    ViewState m_view;
    LensResult m_passed;
    Visible m_visible;
    Facets m_facets;
    Selection m_selection;
    ThemeKind m_theme = ThemeKind::Light;
    std::vector<Disagreement> m_disputes;
    VoiceColors m_voices;
};

/// A small graph with voices, dates, a denial and a long name: see the source.
KnowledgeGraph tellingGraph();
KnowledgeGraph shippedGraph();
/// \a widget as a PNG in the folder that RELATA_PICTURES names, for people to look at; nothing without it.
void keepPicture(QWidget &widget, const QString &name);

}  // namespace relata::test
