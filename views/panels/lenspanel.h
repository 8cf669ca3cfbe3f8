// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/facetlist.h"
#include "views/panels/session.h"

#include <QWidget>

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

class QLabel;
class QLineEdit;
class QScrollArea;
class QToolButton;

namespace relata {

class LensField;
class PanelHeader;
class SegmentedControl;

/// What one gets and what one asks for: the expression, and every facet with counts.
class LensPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit LensPanel(Session &session, QWidget *parent = nullptr);
    QLineEdit *expression() const;
    LensField *field() const { return m_field; }
    QLabel *errorLabel() const { return m_error; }
    QLabel *besideLabel() const { return m_beside; }  ///< what the counts include though it is not shown
    SegmentedControl *colorBy() const { return m_colorBy; }
    FacetList *facet(const QString &key) const;  ///< "only" (types), "category", "by", "modality", "polarity", "predicate", "holds", "in"
    void showError(const QString &error);        ///< under the expression; empty = none
    /// The lens after a click on \a value of facet \a key: alone of its key, added to it, or excluded; taken back when it is there.
    static Lens afterClick(const Lens &lens, const QString &key, const QString &value, Qt::KeyboardModifiers modifiers);

signals:
    void lensRequested(const relata::Lens &lens);
    void colorByRequested(relata::ColorBy colorBy);
    /// The pointer is on a voice: the visible statements it vouches for; empty when it left.
    void voicePointed(const std::vector<relata::StatementId> &statements);

private:
    void refresh();
    void fillFacets();
    void order();
    void learnOrder();
    FacetList *addFacet(const QString &title, const QString &key);
    void pointAt(const QString &voice);

    Session &m_session;
    PanelHeader *m_header;
    QToolButton *m_clear;
    LensField *m_field;
    QLabel *m_error, *m_beside, *m_colorLabel;
    SegmentedControl *m_colorBy;
    QWidget *m_facets;
    /// The order of rows in the whole graph: they must not jump when one clicks them.
    struct Ranks {
        std::unordered_map<std::string, std::size_t> voices;
        std::unordered_map<std::string, std::size_t> predicates;
    };
    std::optional<Ranks> m_ranks;
    struct FilledFor {
        Lens lens;
        ColorBy colorBy;
        friend bool operator==(const FilledFor &, const FilledFor &) = default;
    };
    std::optional<FilledFor> m_filledFor;  ///< none: the facets are to be shown anew
    std::vector<FacetList *> m_lists;
};

}  // namespace relata
