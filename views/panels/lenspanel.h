// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/session.h"

#include <QWidget>

class QButtonGroup;
class QCompleter;
class QLabel;
class QLineEdit;
class QStringListModel;

namespace relata {

class FacetList;

/// What one gets and what one asks for: the expression, and every facet with counts.
class LensPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit LensPanel(Session &session, QWidget *parent = nullptr);
    QLineEdit *expression() const { return m_expression; }
    void showError(const QString &error);  ///< under the expression; empty = none
    /// The lens after a click on \a value of facet \a key: alone of its key, added to it, or excluded; taken back when it is there.
    static Lens afterClick(const Lens &lens, const QString &key, const QString &value, Qt::KeyboardModifiers modifiers);

signals:
    void lensRequested(const relata::Lens &lens);
    void colorByRequested(relata::ColorBy colorBy);

private:
    void refresh();
    void submit();
    void offerCompletions();
    FacetList *addFacet(const QString &title, const QString &key);

    Session &m_session;
    QLineEdit *m_expression;
    QLabel *m_error;
    QButtonGroup *m_colorBy;
    QCompleter *m_completer;
    QStringListModel *m_completions;
    FacetList *m_types, *m_categories, *m_predicates, *m_voices, *m_modalities, *m_polarities, *m_years;
};

}  // namespace relata
