// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/predicatebox.h"

#include "model/edit/drafts.h"
#include "model/query/search.h"
#include "model/schema/starterpredicates.h"
#include "views/panels/plaintip.h"
#include "views/panels/tabtakes.h"
#include "views/panels/text.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QStyledItemDelegate>

#include <algorithm>

namespace relata {

PredicateBox::PredicateBox(const Session &session, QWidget *parent) : QComboBox(parent), m_session(session)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setAccessibleName(tr("Predicate"));
    setToolTip(tr("How the two are linked. Words that are not in the list become a new predicate."));
    lineEdit()->setAccessibleName(tr("Predicate"));
    lineEdit()->setPlaceholderText(tr("supports, is part of, pays …"));
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->popup()->setObjectName(QStringLiteral("completions"));
    completer()->popup()->setItemDelegate(new QStyledItemDelegate(this));
    new TabTakes(lineEdit(), completer(), TabTakes::What::WhatIsWritten);
    setMaxVisibleItems(16);
    connect(this, &QComboBox::currentTextChanged, this, &PredicateBox::predicateChanged);
}

void PredicateBox::offerFor(std::optional<TypeId> subject, std::optional<TypeId> object)
{
    const KnowledgeGraph &graph = m_session.graph();
    if (subject == m_subject && object == m_object && graph.revision() == m_revision)
        return;
    m_subject = subject;
    m_object = object;
    m_revision = graph.revision();
    std::vector<PredicateId> fitting;
    if (subject && object)
        fitting = fittingPredicates(graph, *subject, *object);
    else
        for (std::size_t i = 0; i < graph.schema().predicates().size(); ++i)
            fitting.push_back(PredicateId(static_cast<std::uint16_t>(i)));
    const QString chosen = currentText();
    const QSignalBlocker quiet(this);
    clear();
    for (const PredicateId id : fitting) {
        const Predicate &predicate = graph.schema().predicate(id);
        addItem(toQString(predicate.label.empty() ? predicate.key : predicate.label), toQString(predicate.key));
        setItemData(count() - 1, plainTip(toQString(predicate.definition)), Qt::ToolTipRole);
    }
    const auto isStarter = [](const Predicate &p) { return starterPredicate(p.label) != nullptr; };
    if (const auto &own = graph.schema().predicates(); std::all_of(own.begin(), own.end(), isStarter))  // a project that began with nothing
        for (const Predicate &starter : starterPredicates())
            if (const QString label = toQString(starter.label); findText(label, Qt::MatchExactly) < 0) {
                addItem(label);
                setItemData(count() - 1, plainTip(toQString(starter.definition)), Qt::ToolTipRole);
            }
    setCurrentIndex(-1);
    setEditText(chosen);
}

QString PredicateBox::label() const
{
    return currentText().trimmed();
}

QString PredicateBox::key() const
{
    const QString wanted = label();
    if (wanted.isEmpty())
        return {};
    if (const int fits = findText(wanted, Qt::MatchFixedString); fits >= 0)
        return itemData(fits).toString();
    const std::string folded = foldedForSearch(wanted.toStdString());
    for (const Predicate &predicate : m_session.graph().schema().predicates())
        if ((!folded.empty() && foldedForSearch(predicate.label) == folded) || toQString(predicate.key) == wanted)
            return toQString(predicate.key);
    return {};
}

void PredicateBox::choose(const std::string &key)
{
    const auto id = m_session.graph().schema().findPredicate(key);
    const QString words = !id ? QString() : toQString(m_session.graph().schema().predicate(*id).label);
    setEditText(words.isEmpty() ? toQString(key) : words);
}

}  // namespace relata
