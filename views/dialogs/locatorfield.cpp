// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/locatorfield.h"

#include "views/panels/text.h"

#include <QCompleter>
#include <QStringListModel>

#include <set>
#include <utility>

namespace relata {
namespace {

constexpr std::size_t mostPlaces = 500;  // of one document, offered

}  // namespace

LocatorField::LocatorField(const Session &session, QWidget *parent) : QLineEdit(parent), m_session(session), m_places(new QStringListModel(this))
{
    setAccessibleName(tr("Place in the document"));
    setPlaceholderText(tr("¶ 3 or p. 12"));
    setToolTip(tr("Where in the document: a paragraph (3 or ¶ 3), a page (p. 12), both, or any other place (art. 5, 00:12:40)"));
    auto *completer = new QCompleter(m_places, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    setCompleter(completer);
    connect(this, &QLineEdit::textEdited, this, &LocatorField::offer);
    connect(&session, &Session::graphChanged, this, [this] { m_offered = false; });
}

void LocatorField::setDocument(DocumentId document)
{
    m_offered = m_offered && m_document == document;
    m_document = document;
}

void LocatorField::setLocator(const Locator &locator)
{
    m_set = locator;
    m_asSet = toQString(locatorText(locator));
    setText(m_asSet);
    setCursorPosition(0);
}

Locator LocatorField::locator() const
{
    return text() == m_asSet ? m_set : locatorFromText(text().toStdString());
}

QString LocatorField::problem() const
{
    return text() == m_asSet ? QString() : toQString(locatorProblem(text().toStdString()));
}

/// The places of the document, looked for when somebody writes here.
void LocatorField::offer()
{
    if (m_offered)
        return;
    m_offered = true;
    const KnowledgeGraph &graph = m_session.graph();
    const PlaceOrder order(graph);
    std::set<std::pair<std::int64_t, std::string>> found;
    if (m_document != noDocument)
        for (const StatementId id : graph.statements())
            if (graph.document(id) == m_document && found.size() < mostPlaces)
                if (std::string place = locatorText(graph, id); !place.empty())
                    found.emplace(order.of(id), std::move(place));
    QStringList places;
    for (const auto &[rank, place] : found)
        places += toQString(place);
    m_places->setStringList(places);
}

}  // namespace relata
