// SPDX-License-Identifier: Apache-2.0
#include "views/panels/lenspanel.h"

#include "views/panels/facetlist.h"
#include "views/panels/text.h"
#include "views/theme/icons.h"

#include <QButtonGroup>
#include <QCompleter>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace relata {
namespace {

/// Values of \a key that the lens asks for (not the excluded ones).
bool asks(const Lens &lens, const QString &key, const std::string &value)
{
    const auto wanted = Lens::parse(key.toStdString() + ":" + lensQuoted(value));
    if (!wanted)
        return false;
    for (const LensNode &condition : lens.conditions())
        if (condition.kind == LensNode::Kind::Term && condition.key == wanted->root().key
            && std::find(condition.values.begin(), condition.values.end(), wanted->root().values.front()) != condition.values.end())
            return true;
    return false;
}

void drawLine(QPainter &painter, const QRectF &box, const QColor &color, Modality modality)
{
    QPen pen(color, 1.8);
    pen.setCapStyle(modality == Modality::Alleged ? Qt::RoundCap : Qt::FlatCap);
    const auto dash = modalityDash(modality);
    if (!dash.empty()) {
        QList<qreal> pattern;
        for (const qreal d : dash)
            pattern.append(d / 1.8);
        pen.setDashPattern(pattern);
    }
    painter.setPen(pen);
    painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()));
}

}  // namespace

LensPanel::LensPanel(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_expression(new QLineEdit(this)), m_error(new QLabel(this)), m_colorBy(new QButtonGroup(this)),
      m_completer(new QCompleter(this)), m_completions(new QStringListModel(this))
{
    m_expression->setPlaceholderText(tr("type:person holds:2019"));
    m_expression->setAccessibleName(tr("Lens expression"));
    m_expression->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_expression->setClearButtonEnabled(true);
    m_completer->setModel(m_completions);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(m_expression);
    m_error->setWordWrap(true);
    m_error->hide();

    auto *colorRow = new QHBoxLayout;
    colorRow->addWidget(new QLabel(tr("Colour links by"), this));
    int id = 0;
    for (const QString &name : {tr("Category"), tr("Voice")}) {
        auto *button = new QToolButton(this);
        button->setText(name);
        button->setCheckable(true);
        button->setAccessibleName(tr("Colour links by %1").arg(name));
        m_colorBy->addButton(button, id++);
        colorRow->addWidget(button);
    }
    colorRow->addStretch();
    m_colorBy->setExclusive(true);

    auto *facets = new QWidget;
    auto *column = new QVBoxLayout(facets);
    column->setContentsMargins(0, 4, 0, 8);
    column->setSpacing(2);
    m_types = addFacet(tr("Type"), QStringLiteral("only"));
    m_categories = addFacet(tr("Link category"), QStringLiteral("category"));
    m_voices = addFacet(tr("According to …"), QStringLiteral("by"));
    m_modalities = addFacet(tr("Modality"), QStringLiteral("modality"));
    m_polarities = addFacet(tr("Polarity"), QStringLiteral("polarity"));
    m_predicates = addFacet(tr("Predicate"), QStringLiteral("predicate"));
    m_years = addFacet(tr("Holds in"), QStringLiteral("holds"));
    for (FacetList *list : {m_types, m_categories, m_voices, m_modalities, m_polarities, m_predicates, m_years})
        column->addWidget(list);
    column->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(facets);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);

    auto *top = new QVBoxLayout;
    top->setContentsMargins(12, 8, 12, 4);
    top->addWidget(m_expression);
    top->addWidget(m_error);
    top->addLayout(colorRow);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(top);
    layout->addWidget(scroll);

    connect(m_expression, &QLineEdit::returnPressed, this, &LensPanel::submit);
    connect(m_expression, &QLineEdit::textEdited, this, [this](const QString &text) {
        const auto parsed = Lens::parse(text.toStdString());
        showError(parsed || text.trimmed().isEmpty() ? QString() : toQString(parsed.error().text()));
        offerCompletions();
        if (text.isEmpty())
            submit();
    });
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, [this](const QString &) {
        const QString text = m_expression->text();
        const auto offers = lensCompletions(text.toStdString(), static_cast<int>(text.left(m_expression->cursorPosition()).toUcs4().size()), m_session.graph());
        const int row = m_completer->popup() ? m_completer->currentRow() : 0;
        if (row < 0 || row >= static_cast<int>(offers.size()))
            return;
        const auto &offer = offers[static_cast<std::size_t>(row)];
        const auto points = text.toUcs4();
        const QString before = QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()), offer.start);
        const QString after = QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()) + offer.end, points.size() - offer.end);
        m_expression->setText(before + toQString(offer.insert) + after);
        m_expression->setCursorPosition(static_cast<int>(before.size() + toQString(offer.insert).size()));
    });
    connect(m_colorBy, &QButtonGroup::idClicked, this, [this](int button) { emit colorByRequested(button == 1 ? ColorBy::Voice : ColorBy::Category); });
    connect(&session, &Session::viewChanged, this, &LensPanel::refresh);
    connect(&session, &Session::graphChanged, this, &LensPanel::refresh);
    connect(&session, &Session::themeChanged, this, &LensPanel::refresh);
    refresh();
}

FacetList *LensPanel::addFacet(const QString &title, const QString &key)
{
    auto *list = new FacetList(title, key);
    connect(list, &FacetList::chosen, this, [this, key](const QString &value, Qt::KeyboardModifiers modifiers) {
        emit lensRequested(afterClick(m_session.view().lens, key, value, modifiers));
    });
    return list;
}

Lens LensPanel::afterClick(const Lens &lens, const QString &key, const QString &value, Qt::KeyboardModifiers modifiers)
{
    const auto parsed = Lens::parse(key.toStdString() + ":" + lensQuoted(value.toStdString()));
    if (!parsed)
        return lens;
    LensNode term = parsed->root();
    const std::string &wanted = term.values.front();
    auto conditions = lens.conditions();
    if (modifiers & Qt::AltModifier) {
        if (key == QStringLiteral("only"))   // “not this” means no end of this type
            term.key = LensKey::Type;
        LensNode excluded;
        excluded.kind = LensNode::Kind::Not;
        excluded.children = {term};
        const auto same = std::find(conditions.begin(), conditions.end(), excluded);
        if (same == conditions.end())
            conditions.push_back(excluded);
        else
            conditions.erase(same);
        return Lens::fromConditions(std::move(conditions));
    }
    const auto own = std::find_if(conditions.begin(), conditions.end(), [&](const LensNode &c) { return c.kind == LensNode::Kind::Term && c.key == term.key; });
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

void LensPanel::showError(const QString &error)
{
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    QPalette palette = m_error->palette();
    palette.setColor(QPalette::WindowText, Theme::of(m_session.theme()).error);
    m_error->setPalette(palette);
}

void LensPanel::submit()
{
    const auto lens = Lens::parse(m_expression->text().toStdString());
    if (!lens) {
        showError(toQString(lens.error().text()));
        return;
    }
    showError({});
    emit lensRequested(*lens);
}

void LensPanel::offerCompletions()
{
    const QString text = m_expression->text();
    const int cursor = static_cast<int>(text.left(m_expression->cursorPosition()).toUcs4().size());
    QStringList rows;
    for (const auto &offer : lensCompletions(text.toStdString(), cursor, m_session.graph()))
        rows += toQString(offer.label) + QStringLiteral("   ") + toQString(offer.detail);
    m_completions->setStringList(rows);
    if (!rows.isEmpty() && !text.isEmpty() && m_expression->hasFocus())
        m_completer->complete();
}

void LensPanel::refresh()
{
    const Theme &theme = Theme::of(m_session.theme());
    const ViewState &view = m_session.view();
    if (!m_expression->hasFocus() || m_expression->text().trimmed().isEmpty() || Lens::parse(m_expression->text().toStdString()))
        m_expression->setText(toQString(view.lens.text()));
    showError({});
    const bool byVoice = view.colorBy == ColorBy::Voice;
    m_colorBy->button(byVoice ? 1 : 0)->setChecked(true);
    const KnowledgeGraph &graph = m_session.graph();
    const Facets &facets = m_session.facets();
    const auto fill = [&](FacetList *list, const std::vector<FacetRow> &rows, FacetList::Swatch swatch) {
        std::vector<bool> chosen;
        for (const FacetRow &row : rows)
            chosen.push_back(asks(view.lens, list->key(), row.value));
        list->setRows(rows, std::move(chosen), std::move(swatch), &theme);
    };
    const auto looks = typeLooks(graph.schema(), theme.kind);
    fill(m_types, facets.types, [=, &theme, rows = facets.types, schema = graph.schema()](QPainter &painter, const QRectF &box, int row) {
        const auto type = schema.findType(rows[static_cast<std::size_t>(row)].value);
        if (!type)
            return;
        const TypeLook &look = looks[indexOf(*type)];
        painter.setPen(Qt::NoPen);
        painter.setBrush(byVoice ? theme.voiceNode : look.fill);
        painter.drawPath(shapePath(look.shape, box.center(), 7));
    });
    const auto colors = categoryColors(graph.schema(), theme.kind);
    fill(m_categories, facets.categories, [=, &theme](QPainter &painter, const QRectF &box, int row) {
        drawLine(painter, box, byVoice ? theme.bar : colors[static_cast<std::size_t>(row)], Modality::Asserted);
    });
    const VoiceColors voices = m_session.voiceColors();
    fill(m_voices, facets.voices, byVoice ? FacetList::Swatch([=, &theme, rows = facets.voices](QPainter &painter, const QRectF &box, int row) {
        bool hollow = false;
        const QColor color = voices.colorOf(rows[static_cast<std::size_t>(row)].entity, theme, &hollow);
        painter.setPen(hollow ? QPen(color, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(hollow ? QBrush(Qt::NoBrush) : QBrush(color));
        painter.drawEllipse(box.center(), 4.5, 4.5);
    }) : FacetList::Swatch());
    fill(m_modalities, facets.modalities, [&theme](QPainter &painter, const QRectF &box, int row) {
        drawLine(painter, box, theme.text2, allModalities[static_cast<std::size_t>(row)]);
    });
    fill(m_polarities, facets.polarities, [&theme](QPainter &painter, const QRectF &box, int row) {
        painter.setPen(theme.text2);
        const QString signs[] = {QStringLiteral("+"), QStringLiteral("·"), QStringLiteral("−")};
        painter.drawText(box, Qt::AlignCenter, signs[row]);
    });
    fill(m_predicates, facets.predicates, {});
    fill(m_years, facets.years, {});
}

}  // namespace relata
