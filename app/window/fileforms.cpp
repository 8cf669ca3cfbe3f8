// SPDX-License-Identifier: Apache-2.0
#include "app/window/fileforms.h"

#include "model/graph/knowledgegraph.h"
#include "model/io/foreigngraph.h"
#include "model/io/textforms.h"
#include "model/tables/plainedges.h"
#include "model/tables/tableforms.h"
#include "views/panels/text.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStringList>

namespace relata {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("relata::FileForms", text);
}

}  // namespace

QString readableFilter()
{
    QStringList patterns{QStringLiteral("*.relata"), QStringLiteral("datapackage.json")};
    for (const TextForm &form : textForms())
        for (const std::string_view ending : form.endings)
            patterns << QLatin1Char('*') + toQString(ending);
    for (const char *table : {"*.csv", "*.tsv", "*.tab", "*.xlsx", "*.xlsm", "*.txt"})
        patterns << QLatin1String(table);
    for (const std::string_view ending : plainEdgeEndings)
        patterns << QLatin1Char('*') + toQString(ending);
    return tr("Graphs") + QStringLiteral(" (") + patterns.join(QLatin1Char(' ')) + QStringLiteral(");;") + tr("All files") + QStringLiteral(" (*)");
}

QString writableFilter()
{
    QStringList entries{tr("Relata project") + QStringLiteral(" (*.relata)")};
    for (const TextForm &form : textForms())
        if (form.write)
            entries << toQString(form.name) + QStringLiteral(" (*") + toQString(form.endings.front()) + QLatin1Char(')');
    for (const TableForm &form : tableForms())
        entries << toQString(form.name) + QStringLiteral(" (*") + toQString(form.ending) + QLatin1Char(')');
    entries << tr("Data package folder") + QStringLiteral(" (*)");
    return entries.join(QStringLiteral(";;"));
}

QString suggestedFileName(const KnowledgeGraph &graph)
{
    constexpr int most = 60;
    QString name = toQString(slug(graph.info().title));
    if (name.size() > most) {
        const auto word = name.lastIndexOf(QLatin1Char('-'), most);
        name.truncate(word > 0 ? word : most);
    }
    return name.isEmpty() ? tr("graph") : name;
}

QString withEnding(const QString &path, const QString &chosen)
{
    const auto ending = QRegularExpression(QStringLiteral("\\(\\*(\\.\\w+)\\)$")).match(chosen);
    const bool isAnybodys = path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) || path.endsWith(QLatin1String(".xml"), Qt::CaseInsensitive);
    if (isAnybodys && ending.hasMatch() && writerFor("x" + ending.captured(1).toStdString()) != writerFor(path.toStdString()))
        return path.left(path.lastIndexOf(QLatin1Char('.'))) + ending.captured(1);  // the form that was chosen is meant
    if (path.endsWith(QLatin1String(".relata"), Qt::CaseInsensitive) || writerFor(path.toStdString()) || tableFormFor(path.toStdString()))
        return path;
    return ending.hasMatch() ? path + ending.captured(1) : path;
}

}  // namespace relata
