// SPDX-License-Identifier: Apache-2.0
#include "views/panels/lenspanel.h"

#include "model/evidence/voices.h"
#include "views/panels/lensfield.h"
#include "views/panels/panelheader.h"
#include "views/panels/plaintip.h"
#include "views/panels/segmentedcontrol.h"
#include "views/panels/swatches.h"
#include "views/panels/text.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace relata {
namespace {

/// What the lens says of each row: asked for, excluded, or nothing.
std::vector<FacetList::State> statesOf(const Lens &lens, const QString &key, const std::vector<FacetRow> &rows)
{
    std::vector<FacetList::State> states(rows.size(), FacetList::State::Free);
    const auto conditions = lens.conditions();
    if (conditions.empty())
        return states;
    const auto sample = Lens::parse(key.toStdString() + ":x");
    const LensKey wanted = sample ? sample->root().key : LensKey::Word;
    const auto mark = [&](const LensNode &term, FacetList::State state) {
        const bool own = term.key == wanted || (wanted == LensKey::Only && term.key == LensKey::Type && state == FacetList::State::Excluded);
        if (term.kind != LensNode::Kind::Term || !own)
            return;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (std::find(term.values.begin(), term.values.end(), rows[i].value) != term.values.end())
                states[i] = state;
    };
    for (const LensNode &condition : conditions) {
        mark(condition, FacetList::State::Asked);
        if (condition.kind == LensNode::Kind::Not)
            mark(condition.children.front(), FacetList::State::Excluded);
    }
    return states;
}

/// A voice that is excluded keeps its row, so that a click takes it back, even where it is none of the busiest.
void addExcluded(const Lens &lens, const KnowledgeGraph &graph, std::vector<FacetRow> &voices)
{
    for (const LensNode &condition : lens.conditions()) {
        if (condition.kind != LensNode::Kind::Not || condition.children.front().key != LensKey::By)
            continue;
        for (const std::string &key : condition.children.front().values) {
            const EntityId id = graph.findEntity(key);
            if (id != noEntity && std::none_of(voices.begin(), voices.end(), [&](const FacetRow &row) { return row.entity == id; }))
                voices.push_back({key, std::string(graph.name(id)), 0, id});
        }
    }
}

}  // namespace

LensPanel::LensPanel(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_header(new PanelHeader(session, tr("Lens"), this)),
      m_clear(m_header->addTextButton(QStringLiteral("clear"), tr("Clear"))), m_field(new LensField(session, this)), m_error(new QLabel(this)),
      m_beside(new QLabel(this)), m_colorLabel(new QLabel(tr("Colour links by"), this)),
      m_colorBy(new SegmentedControl(session, {tr("Category"), tr("Voice")}, this)), m_facets(new QWidget)
{
    setAccessibleName(tr("Lens"));
    m_clear->setToolTip(tr("Show everything: remove all filters"));
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setObjectName(QStringLiteral("lensError"));
    m_error->hide();
    m_beside->setObjectName(QStringLiteral("lensBeside"));
    m_beside->setWordWrap(true);
    m_colorBy->setAccessibleName(tr("Colour links by"));
    for (int i = 0; i < 2; ++i)
        m_colorBy->button(i)->setAccessibleName(i == 0 ? tr("Colour links by category") : tr("Colour links by voice"));

    auto *column = new QVBoxLayout(m_facets);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(0);
    addFacet(tr("Type"), QStringLiteral("only"));
    addFacet(tr("Link category"), QStringLiteral("category"));
    FacetList *voices = addFacet(tr("According to"), QStringLiteral("by"));
    addFacet(tr("Modality"), QStringLiteral("modality"));
    addFacet(tr("Polarity"), QStringLiteral("polarity"));
    addFacet(tr("Holds in"), QStringLiteral("holds"));
    addFacet(tr("Predicate"), QStringLiteral("predicate"));
    addFacet(tr("Document"), QStringLiteral("in"));
    order();
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_facets);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->verticalScrollBar()->setSingleStep(24);
    scroll->viewport()->setAutoFillBackground(false);
    m_facets->setAutoFillBackground(false);

    auto *colorRow = new QHBoxLayout;
    colorRow->setSpacing(8);
    colorRow->addWidget(m_colorLabel);
    colorRow->addWidget(m_colorBy, 1);
    auto *top = new QVBoxLayout;
    const int inset = uiLength(12);
    top->setContentsMargins(inset, uiLength(10), inset, uiLength(8));
    top->setSpacing(uiLength(8));
    top->addWidget(m_field);
    top->addWidget(m_error);
    top->addLayout(colorRow);
    top->addWidget(m_beside);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addLayout(top);
    layout->addWidget(scroll, 1);
    setMinimumWidth(uiLength(236));  // what the fields need

    connect(m_clear, &QToolButton::clicked, this, [this] { emit lensRequested(Lens()); });
    connect(m_field, &LensField::submitted, this, &LensPanel::lensRequested);
    connect(m_field, &LensField::faulted, this, &LensPanel::showError);
    connect(m_colorBy, &SegmentedControl::chosenByUser, this,
            [this](int choice) { emit colorByRequested(choice == 1 ? ColorBy::Voice : ColorBy::Category); });
    connect(voices, &FacetList::pointed, this, &LensPanel::pointAt);
    const auto anew = [this] {
        m_filledFor.reset();
        refresh();
    };
    connect(&session, &Session::viewChanged, this, &LensPanel::refresh);
    connect(&session, &Session::graphChanged, this, [this, anew] {
        m_ranks.reset();
        anew();
    });
    connect(&session, &Session::countsChanged, this, anew);
    connect(&session, &Session::themeChanged, this, anew);
    refresh();
}

QLineEdit *LensPanel::expression() const
{
    return m_field;
}

FacetList *LensPanel::addFacet(const QString &title, const QString &key)
{
    auto *list = new FacetList(m_session, title, key, m_facets);
    connect(list, &FacetList::chosen, this, [this, key](const QString &value, Qt::KeyboardModifiers modifiers) {
        emit lensRequested(afterClick(m_session.view().lens, key, value, modifiers));
    });
    m_lists.push_back(list);
    return list;
}

FacetList *LensPanel::facet(const QString &key) const
{
    const auto found = std::find_if(m_lists.begin(), m_lists.end(), [&](const FacetList *list) { return list->key() == key; });
    return found == m_lists.end() ? nullptr : *found;
}

/// Voices come first while links are coloured by them.
void LensPanel::order()
{
    auto *column = static_cast<QVBoxLayout *>(m_facets->layout());
    const bool byVoice = m_session.view().colorBy == ColorBy::Voice;
    std::vector<FacetList *> wanted = m_lists;
    std::stable_partition(wanted.begin(), wanted.end(), [&](const FacetList *list) { return byVoice && list->key() == QStringLiteral("by"); });
    if (column->count() > 0 && column->itemAt(0)->widget() == wanted.front())
        return;
    while (QLayoutItem *item = column->takeAt(0))
        delete item;  // the widgets stay
    QWidget *before = nullptr;
    for (FacetList *list : wanted) {
        column->addWidget(list);
        if (before)
            QWidget::setTabOrder(before, list);
        before = list;
    }
    column->addStretch();
}

Lens LensPanel::afterClick(const Lens &lens, const QString &key, const QString &value, Qt::KeyboardModifiers modifiers)
{
    const auto parsed = Lens::parse(key.toStdString() + ":" + lensQuoted(value.toStdString()));
    if (!parsed)
        return lens;
    LensNode term = parsed->root();
    const std::string &wanted = term.values.front();
    auto conditions = lens.conditions();
    LensNode excluded;
    excluded.kind = LensNode::Kind::Not;
    excluded.children = {term};
    if (key == QStringLiteral("only"))  // “not this” means no end of this type
        excluded.children.front().key = LensKey::Type;
    const auto same = std::find(conditions.begin(), conditions.end(), excluded);
    if (modifiers & Qt::AltModifier) {
        if (same == conditions.end())
            conditions.push_back(excluded);
        else
            conditions.erase(same);
        return Lens::fromConditions(std::move(conditions));
    }
    if (same != conditions.end())  // wanted after all
        conditions.erase(same);
    const auto own =
        std::find_if(conditions.begin(), conditions.end(), [&](const LensNode &c) { return c.kind == LensNode::Kind::Term && c.key == term.key; });
    if (own == conditions.end()) {
        conditions.push_back(term);
        return Lens::fromConditions(std::move(conditions));
    }
    const auto there = std::find(own->values.begin(), own->values.end(), wanted);
    if (modifiers & Qt::ControlModifier) {
        if (there == own->values.end())
            own->values.push_back(wanted);
        else
            own->values.erase(there);
    } else if (own->values == term.values) {
        own->values.clear();
    } else {
        own->values = term.values;
    }
    if (own->values.empty())
        conditions.erase(own);
    return Lens::fromConditions(std::move(conditions));
}

void LensPanel::learnOrder()
{
    if (m_ranks && !m_session.view().lens.passesAll())
        return;
    Facets counted;
    const Facets *whole = &m_session.facets();
    if (!m_session.view().lens.passesAll()) {
        const auto everything = Lens().evaluate(m_session.graph());
        counted = everything ? facetsOf(m_session.graph(), *everything, {}, m_session.facets().voices.size()) : Facets();
        whole = &counted;
    }
    m_ranks.emplace();
    for (const FacetRow &row : whole->voices)
        m_ranks->voices.emplace(row.value, m_ranks->voices.size());
    for (const FacetRow &row : whole->predicates)
        m_ranks->predicates.emplace(row.value, m_ranks->predicates.size());
}

void LensPanel::showError(const QString &error)
{
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    QPalette palette = m_error->palette();
    palette.setColor(QPalette::WindowText, Theme::of(m_session.theme()).error);
    m_error->setPalette(palette);
    m_error->setFont(uiFont(12));
    m_field->setAccessibleDescription(error);
}

void LensPanel::pointAt(const QString &voice)
{
    std::vector<StatementId> statements;
    const KnowledgeGraph &graph = m_session.graph();
    if (!voice.isEmpty()) {
        const std::string key = voice.toStdString();
        m_session.visible().statements.forEach([&](StatementId id) {
            if (voiceKey(graph, id) == key)
                statements.push_back(id);
        });
    }
    emit voicePointed(statements);
}

void LensPanel::refresh()
{
    const Theme &theme = Theme::of(m_session.theme());
    const ViewState &view = m_session.view();
    QPalette own = palette();
    own.setColor(QPalette::Window, theme.panel);
    own.setColor(QPalette::WindowText, theme.text2);
    setPalette(own);
    setAutoFillBackground(true);
    for (QLabel *label : {m_colorLabel, m_beside})
        label->setFont(uiFont(12));
    const std::size_t away = m_session.visible().outsideScope + m_session.visible().hiddenByHand;
    m_beside->setVisible(away > 0);
    m_beside->setText(tr("The counts take in %1 that focus or hiding by hand keeps away.").arg(counted(away, tr("entity"), tr("entities"))));
    const QString text = toQString(view.lens.text());
    if (m_field->text() != text) {
        m_field->setText(text);
        m_field->setCursorPosition(m_field->hasFocus() ? static_cast<int>(text.size()) : 0);  // a long one is read from its start
        m_field->setToolTip(text.isEmpty() ? tr("What to show. Enter applies, F1 explains the language.")
                                           : plainTip(text));  // all of it, where it is longer than the field
    }
    m_field->showFault({});
    m_clear->setEnabled(!view.lens.passesAll());
    m_colorBy->setChosen(view.colorBy == ColorBy::Voice ? 1 : 0);
    order();
    const FilledFor now{view.lens, view.colorBy};
    if (m_session.isCounting() || m_filledFor == now)
        return;
    m_filledFor = now;
    learnOrder();
    fillFacets();
}

void LensPanel::fillFacets()
{
    const Theme &theme = Theme::of(m_session.theme());
    const KnowledgeGraph &graph = m_session.graph();
    const Facets &facets = m_session.facets();
    const Lens &lens = m_session.view().lens;
    const bool byVoice = m_session.view().colorBy == ColorBy::Voice;
    const auto inOrder = [&lens](const std::vector<FacetRow> &rows, const auto &ranks, auto keyOf) {
        if (lens.passesAll())
            return rows;                                          // their own order is that of the whole graph
        std::vector<std::pair<std::size_t, std::size_t>> places;  // rank, row
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto rank = ranks.find(keyOf(rows[i]));
            places.emplace_back(rank == ranks.end() ? ranks.size() : rank->second, i);
        }
        std::sort(places.begin(), places.end());
        std::vector<FacetRow> ordered;
        ordered.reserve(rows.size());
        for (const auto &[rank, row] : places)
            ordered.push_back(rows[row]);
        return ordered;
    };
    const auto fill = [&](const char *key, const std::vector<FacetRow> &rows, FacetList::Swatch swatch) {
        FacetList *list = facet(QString::fromLatin1(key));
        list->setRows(rows, statesOf(lens, list->key(), rows), std::move(swatch));
        return list;
    };
    std::vector<TypeLook> looks;
    const auto all = typeLooks(graph.schema(), theme.kind);
    for (const FacetRow &row : facets.types) {
        const auto type = graph.schema().findType(row.value);
        looks.push_back(type ? all[indexOf(*type)] : TypeLook());
    }
    fill("only", facets.types, [looks, byVoice, &theme](QPainter &painter, const QRectF &box, int row) {
        const TypeLook &look = looks[static_cast<std::size_t>(row)];
        drawTypeSwatch(painter, QRectF(box.left(), box.top(), box.height() * 0.9, box.height()), look, byVoice ? theme.voiceNode : look.fill);
    });
    fill("category", facets.categories,
         [colors = categoryColors(graph.schema(), theme.kind), byVoice, &theme](QPainter &painter, const QRectF &box, int row) {
             drawLineSwatch(painter, box, byVoice ? theme.bar : colors[static_cast<std::size_t>(row)], Modality::Asserted);
         });
    std::vector<FacetRow> voiceRows = inOrder(facets.voices, m_ranks->voices, [](const FacetRow &row) { return row.value; });
    if (voiceRows.size() < facets.voiceCount)
        addExcluded(lens, graph, voiceRows);
    FacetList::Swatch dots;
    if (byVoice)
        dots = [voices = m_session.voiceColors(), rows = voiceRows, &theme](QPainter &painter, const QRectF &box, int row) {
            bool hollow = false;
            const QColor color = voices.colorOf(rows[static_cast<std::size_t>(row)].entity, theme, &hollow);
            drawVoiceDot(painter, QRectF(box.left(), box.top(), uiLength(10), box.height()), color, hollow);
        };
    facet(QStringLiteral("by"))->setSwatchWidth(10);
    const QString voices = counted(facets.voiceCount, tr("voice"), tr("voices"));
    fill("by", voiceRows, dots)->setNote(voiceRows.size() < facets.voiceCount ? tr("the busiest of %1").arg(voices) : voices);
    fill("modality", facets.modalities, [&theme](QPainter &painter, const QRectF &box, int row) {
        drawLineSwatch(painter, box, theme.text2, allModalities[static_cast<std::size_t>(row)]);
    });
    fill("polarity", facets.polarities, [&theme](QPainter &painter, const QRectF &box, int row) {
        painter.setPen(theme.text2);
        painter.drawText(QRectF(box.left(), box.top(), box.height() * 0.9, box.height()), Qt::AlignCenter,
                         polaritySign(allPolarities[static_cast<std::size_t>(row)]));
    });
    fill("holds", facets.years, {});
    fill("predicate", inOrder(facets.predicates, m_ranks->predicates, [](const FacetRow &row) { return row.value; }), {})
        ->setNote(counted(facets.predicates.size(), tr("predicate"), tr("predicates")));
    fill("in", facets.documents.size() > 1 ? facets.documents : std::vector<FacetRow>(), {});  // one document leaves no choice
}

}  // namespace relata
