// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/documentform.h"

#include "model/edit/drafts.h"
#include "views/dialogs/edtffield.h"
#include "views/dialogs/formparts.h"
#include "views/dialogs/propertytable.h"
#include "views/panels/text.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace relata {

DocumentForm::DocumentForm(const Session &session, DocumentId id, DoEdit doEdit, QWidget *parent)
    : QDialog(parent), m_session(session), m_id(id), m_doEdit(std::move(doEdit))
{
    build();
    if (id != noDocument)
        m_before = session.graph().document(id);
    setWindowTitle(id == noDocument ? tr("New document") : tr("Edit %1").arg(toQString(m_before.title.empty() ? m_before.key : m_before.title)));
    fill(m_before);
    m_asOpened = document();
}

void DocumentForm::reject()
{
    m_properties->finishEditing();
    if (!isWritten())
        return QDialog::reject();
    askBeforeDiscarding(*this, [this] { QDialog::reject(); });
}

void DocumentForm::build()
{
    const auto line = [this](const QString &name, const QString &placeholder = {}) {
        auto *made = new QLineEdit(this);
        made->setAccessibleName(name);
        made->setPlaceholderText(placeholder);
        return made;
    };
    const auto lines = [this](const QString &name, const QString &placeholder = {}) {
        auto *made = new QPlainTextEdit(this);
        made->setAccessibleName(name);
        made->setPlaceholderText(placeholder);
        made->setTabChangesFocus(true);
        made->setFixedHeight(made->fontMetrics().lineSpacing() * 2 + uiLength(14));
        return made;
    };
    m_title = line(tr("Title"));
    m_authors = lines(tr("Authors"), tr("One a line"));
    m_publisher = line(tr("Publisher"));
    m_published = new EdtfField(tr("Published"), this);
    m_url = line(tr("Address"), QStringLiteral("https://…"));
    m_language = line(tr("Language"), QStringLiteral("es"));
    m_language->setMaximumWidth(uiLength(120));
    m_origin = line(tr("Origin"), tr("Its own"));
    m_origin->setToolTip(tr("Documents that copy one another have the same word here, and count as one source."));
    m_note = lines(tr("Note"));
    m_properties = new PropertyTable(this);
    m_properties->setFixedHeight(uiLength(92));
    m_properties->setColumnWidth(0, uiLength(150));
    m_key = line(tr("Id"));
    m_key->setToolTip(tr("The short name that files and the lens use. Made of the title when you leave it empty."));
    m_problem = newHint(this);
    m_problem->setAccessibleName(tr("What is wrong"));

    auto *form = newFormLayout();
    form->addRow(tr("&Title"), m_title);
    form->addRow(tr("&Authors"), m_authors);
    form->addRow(tr("P&ublisher"), m_publisher);
    auto *published = new QVBoxLayout;
    published->addWidget(m_published);
    addRow(*form, tr("Pu&blished"), published, m_published->line());
    form->addRow(tr("A&ddress"), m_url);
    form->addRow(tr("&Language"), m_language);
    form->addRow(tr("&Origin"), m_origin);
    form->addRow(tr("&Note"), m_note);
    form->addRow(tr("&Properties"), m_properties);
    form->addRow(tr("&Id"), m_key);
    layOutForm(*this, form, m_problem, m_id == noDocument ? tr("Add") : tr("Save"));
    resize(uiLength(540), sizeHint().height());
}

void DocumentForm::fill(const Document &document)
{
    m_title->setText(toQString(document.title));
    QStringList authors;
    for (const std::string &author : document.authors)
        authors += toQString(author);
    m_authors->setPlainText(authors.join(QLatin1Char('\n')));
    m_publisher->setText(toQString(document.publisher));
    m_published->setDate(document.published);
    m_url->setText(toQString(document.url));
    m_language->setText(toQString(document.language));
    m_origin->setText(toQString(document.origin));
    m_note->setPlainText(toQString(document.note));
    m_properties->setProperties(document.properties);
    m_key->setText(toQString(document.key));
    for (QLineEdit *line : {m_title, m_publisher, m_url, m_language, m_origin, m_key})
        line->setCursorPosition(0);
}

Document DocumentForm::document() const
{
    Document document = m_before;  // the hash has no field
    document.title = m_title->text().toStdString();
    document.authors.clear();
    for (const QString &author : m_authors->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        document.authors.push_back(author.toStdString());
    document.publisher = m_publisher->text().toStdString();
    document.published = m_published->date();
    document.url = m_url->text().toStdString();
    document.language = m_language->text().toStdString();
    document.origin = m_origin->text().toStdString();
    document.note = m_note->toPlainText().toStdString();
    document.properties = unlessReordered(m_properties->properties(), m_before.properties);
    document.key = m_key->text().trimmed().toStdString();
    return document;
}

FormDraft DocumentForm::draft() const
{
    return {FormDraft::Kind::Document,
            toQString(m_before.key),
            {{QStringLiteral("title"), m_title->text()},
             {QStringLiteral("authors"), m_authors->toPlainText()},
             {QStringLiteral("publisher"), m_publisher->text()},
             {QStringLiteral("published"), m_published->line()->text()},
             {QStringLiteral("address"), m_url->text()},
             {QStringLiteral("language"), m_language->text()},
             {QStringLiteral("origin"), m_origin->text()},
             {QStringLiteral("note"), m_note->toPlainText()},
             {QStringLiteral("id"), m_key->text()}},
            m_properties->properties()};
}

bool DocumentForm::isWritten() const
{
    return !(document() == m_asOpened) || !m_properties->problem().isEmpty() || m_published->isWrong();
}

void DocumentForm::goOnWith(const FormDraft &draft)
{
    const auto text = [&draft](const char *field) { return textOf(draft.texts, QLatin1String(field)); };
    m_title->setText(text("title"));
    m_authors->setPlainText(text("authors"));
    m_publisher->setText(text("publisher"));
    m_published->line()->setText(text("published"));
    m_url->setText(text("address"));
    m_language->setText(text("language"));
    m_origin->setText(text("origin"));
    m_note->setPlainText(text("note"));
    m_key->setText(text("id"));
    m_properties->setProperties(draft.properties);
    m_problem->setText(unfinished());
    m_problem->show();
    colorHint(*m_problem, false);
}

QString DocumentForm::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void DocumentForm::accept()
{
    m_properties->finishEditing();
    const auto tell = [this](const QString &sentence) {
        m_problem->setText(sentence);
        colorHint(*m_problem, true);
        m_problem->show();
    };
    if (m_published->isWrong())
        return tell(capitalized(m_published->problem()));
    if (const QString wrong = m_properties->problem(); !wrong.isEmpty())
        return tell(wrong);
    if (document() == m_asOpened)  // what nobody touched stays as it is, blanks around it too
        return QDialog::accept();
    auto diff = draftDocument(m_session.graph(), m_id, document());
    if (!diff)
        return tell(capitalized(toQString(diff.error().text())));
    if (diff->empty())
        return QDialog::accept();
    const Document &after = *diff->documents.front().after;
    const QString name = toQString(after.title.empty() ? after.key : after.title);
    if (m_doEdit(std::move(*diff), m_id == noDocument ? tr("Add the document %1").arg(name) : tr("Edit the document %1").arg(name)))
        QDialog::accept();
}

}  // namespace relata
