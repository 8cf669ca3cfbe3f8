// SPDX-License-Identifier: Apache-2.0
#include "app/window/notesbox.h"

#include "views/panels/text.h"

#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStringList>

#include <utility>

namespace relata {

void showNotes(QWidget *parent, const QString &title, const QString &lead, const std::vector<std::string> &notes, const QString &end,
               const QString &action, std::function<void()> act)
{
    constexpr std::size_t mostListed = 10;  // more, and the box would be higher than the screen
    QString text = QStringLiteral("<b>%1</b><ul>").arg(lead.toHtmlEscaped());
    for (std::size_t i = 0; i < notes.size() && i < mostListed; ++i)
        text += QStringLiteral("<li>") + toQString(notes[i]).toHtmlEscaped() + QStringLiteral("</li>");
    text += QStringLiteral("</ul>");
    QStringList others;
    for (std::size_t i = mostListed; i < notes.size(); ++i)
        others += toQString(notes[i]);
    if (!others.isEmpty())
        text += QStringLiteral("<p>") + QMessageBox::tr("And %1 more: Show Details.").arg(others.size()) + QStringLiteral("</p>");
    text += end.toHtmlEscaped();
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, text, QMessageBox::Close, parent);
    box->setTextFormat(Qt::RichText);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (!others.isEmpty())
        box->setDetailedText(others.join(QLatin1Char('\n')));
    box->setAttribute(Qt::WA_DeleteOnClose);
    if (!action.isEmpty())
        QObject::connect(box->addButton(action, QMessageBox::ActionRole), &QPushButton::clicked, parent, std::move(act));
    box->open();
}

QString asSentence(const std::string &note)
{
    const QString text = toQString(note);
    return text.section(QLatin1Char(' '), 0, 0).contains(QLatin1Char('.')) ? text : text.left(1).toUpper() + text.mid(1);
}

bool mayReplace(QWidget *parent, const QString &path)
{
    QMessageBox box(QMessageBox::NoIcon, QMessageBox::tr("Relata"), QMessageBox::tr("%1 exists already.").arg(QFileInfo(path).fileName()),
                    QMessageBox::Cancel, parent);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(QMessageBox::tr("What is in it would be replaced."));
    const auto *replace = box.addButton(QMessageBox::tr("Replace"), QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == replace;
}

}  // namespace relata
