// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/documentsdialog.h"

#include "model/edit/drafts.h"
#include "model/query/lens.h"
#include "views/dialogs/documentform.h"
#include "views/dialogs/documentsmodel.h"
#include "views/dialogs/formparts.h"
#include "views/panels/clearaction.h"
#include "views/panels/text.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace relata {
namespace {

/// Rows that have all words, accents and case aside.
class FilteredDocuments final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const QString &text)
    {
        m_words = toQString(foldedForSearch(text.toStdString())).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &) const override
    {
        if (m_words.isEmpty())
            return true;
        const QString words = sourceModel()->index(row, 0).data(DocumentsModel::WordsRole).toString();
        return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return words.contains(word); });
    }

private:
    QStringList m_words;
};

}  // namespace

DocumentsDialog::DocumentsDialog(const Session &session, DoEdit doEdit, QWidget *parent)
    : QDialog(parent), m_session(session), m_doEdit(std::move(doEdit)), m_model(new DocumentsModel(session, this)), m_list(new QTreeView(this)),
      m_filter(new QLineEdit(this)), m_count(new QLabel(this)), m_problem(new QLabel(this))
{
    setWindowTitle(tr("Documents"));
    auto *rows = new FilteredDocuments(this);
    rows->setSourceModel(m_model);
    rows->setSortRole(DocumentsModel::SortRole);
    m_list->setModel(rows);
    m_list->setAccessibleName(tr("Documents"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    constexpr int sortedAtOnce = 20'000;  // more stand as they come, until somebody asks
    m_list->header()->setSortIndicator(m_model->rowCount() > sortedAtOnce ? -1 : int(DocumentsModel::Title), Qt::AscendingOrder);
    m_list->setSortingEnabled(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setContextMenuPolicy(Qt::NoContextMenu);
    QHeaderView *header = m_list->header();
    header->setStretchLastSection(true);
    for (const auto &[column, width] : {std::pair{DocumentsModel::Title, 300}, std::pair{DocumentsModel::Published, 110},
                                        std::pair{DocumentsModel::Publisher, 150}, std::pair{DocumentsModel::Statements, 90}})
        header->resizeSection(column, uiLength(width));
    m_filter->setPlaceholderText(tr("Filter these rows"));
    m_filter->setAccessibleName(tr("Filter the documents"));
    addClearAction(m_filter);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setFont(formHintFont());
    m_problem->setAccessibleName(tr("What is wrong"));
    reserveLines(*m_problem);
    const auto button = [this](const QString &words, const QString &tip) {
        auto *made = new QPushButton(words, this);
        made->setToolTip(tip);
        made->setAutoDefault(false);
        return made;
    };
    auto *add = button(tr("&New …"), tr("A document in which nothing stands yet"));
    m_edit = button(tr("&Edit …"), tr("Title, authors, date, address … (Enter)"));
    m_show = button(tr("&Show what it says"), tr("Only what stands in it, as a filter"));
    m_remove = button(tr("&Remove"), tr("From the data; one in which statements stand cannot go"));
    auto *close = button(tr("Close"), {});

    auto *bar = new QHBoxLayout;
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_count);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *each : {add, m_edit, m_show, m_remove})
        buttons->addWidget(each);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(uiLength(16), uiLength(14), uiLength(16), uiLength(14));
    all->setSpacing(uiLength(10));
    all->addLayout(bar);
    all->addWidget(m_list, 1);
    all->addWidget(m_problem);
    all->addLayout(buttons);
    resize(uiLength(860), uiLength(460));

    connect(m_filter, &QLineEdit::textChanged, this, [this, rows](const QString &text) {
        rows->setWords(text);
        refresh();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &DocumentsDialog::refresh);
    connect(m_list, &QTreeView::activated, this, &DocumentsDialog::editChosen);  // Enter and double-click
    connect(add, &QPushButton::clicked, this, [this] { open(noDocument); });
    connect(m_edit, &QPushButton::clicked, this, &DocumentsDialog::editChosen);
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (chosen() != noDocument)
            emit lensRequested(QStringLiteral("in:") + toQString(lensQuoted(m_session.graph().document(chosen()).key)));
    });
    connect(m_remove, &QPushButton::clicked, this, &DocumentsDialog::removeChosen);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(new QShortcut(QKeySequence::Undo, this), &QShortcut::activated, this, &DocumentsDialog::undoRequested);
    connect(new QShortcut(QKeySequence::Redo, this), &QShortcut::activated, this, &DocumentsDialog::redoRequested);
    connect(&session, &Session::graphChanged, this, [this] {
        const DocumentId kept = chosen();
        m_model->reload();
        choose(kept);
    });
    m_list->setCurrentIndex(rows->index(0, 0));
    refresh();
}

DocumentId DocumentsDialog::chosen() const
{
    const QModelIndex at = m_list->currentIndex();
    return at.isValid() ? DocumentId{at.siblingAtColumn(0).data(DocumentsModel::DocumentRole).toUInt()} : noDocument;
}

void DocumentsDialog::choose(DocumentId id)
{
    const QAbstractItemModel *rows = m_list->model();
    for (int row = 0; row < rows->rowCount(); ++row)
        if (DocumentId{rows->index(row, 0).data(DocumentsModel::DocumentRole).toUInt()} == id)
            m_list->setCurrentIndex(rows->index(row, 0));
    refresh();
}

void DocumentsDialog::refresh()
{
    const DocumentId id = chosen();
    const bool known = id != noDocument && m_session.graph().contains(id);
    for (QPushButton *each : {m_edit, m_show})
        each->setEnabled(known);
    m_remove->setEnabled(known && m_model->statementsIn(id) == 0);
    const auto shown = static_cast<std::size_t>(m_list->model()->rowCount()), all = static_cast<std::size_t>(m_model->rowCount());
    m_count->setText(shown == all ? counted(all, tr("document"), tr("documents")) : tr("%1 of %2 documents").arg(grouped(shown), grouped(all)));
    m_problem->clear();
}

void DocumentsDialog::editChosen()
{
    if (const DocumentId id = chosen(); id != noDocument && m_session.graph().contains(id))
        open(id);
}

void DocumentsDialog::open(DocumentId id)
{
    auto *form = new DocumentForm(m_session, id, m_doEdit, this);
    form->setAttribute(Qt::WA_DeleteOnClose);
    form->setModal(true);
    form->show();
    emit formOpened(form);
}

void DocumentsDialog::removeChosen()
{
    const DocumentId id = chosen();
    auto diff = removeDocument(m_session.graph(), id);
    if (!diff) {
        m_problem->setText(capitalized(toQString(diff.error().text())));
        colorHint(*m_problem, true);
        return;
    }
    const Document &document = m_session.graph().document(id);
    const QString name = toQString(document.title.empty() ? document.key : document.title);
    m_doEdit(std::move(*diff), tr("Remove the document %1").arg(name));
}

}  // namespace relata
