// SPDX-License-Identifier: Apache-2.0
#include "views/theme/theme.h"

namespace relata {
namespace {

QColor hex(const char *text)
{
    return QColor(QLatin1String(text));
}

Theme lightTheme()
{
    Theme t;
    t.kind = ThemeKind::Light;
    t.window = hex("#F2F2F0");
    t.panel = hex("#FAFAF9");
    t.canvas = hex("#FFFFFF");
    t.raised = hex("#FFFFFF");
    t.sunken = hex("#EFEFEC");
    t.hover = hex("#ECECE9");
    t.text = hex("#1B1D20");
    t.text2 = hex("#4F545B");
    t.text3 = hex("#656A72");
    t.disabled = hex("#A7ABB1");
    t.border = hex("#E2E2DE");
    t.border2 = hex("#CBCCC8");
    t.accent = hex("#2B59C3");
    t.onAccent = hex("#FFFFFF");
    t.selection = hex("#E3EAFA");
    t.selectionText = hex("#173478");
    t.bar = hex("#B9BDC4");
    t.warning = hex("#9A5B00");
    t.warningGround = hex("#FFF4DC");
    t.disputed = hex("#A8155E");
    t.disputedGround = hex("#FCEAF2");
    t.error = hex("#B3261E");
    t.done = hex("#1F7A4D");
    t.mark = hex("#FFE9A8");
    t.voiceNode = hex("#5F666F");
    t.voiceAuthor = hex("#8A8F98");
    t.voices = {hex("#1C69C3"), hex("#BC511F"), hex("#178E6E"), hex("#923F8A"), hex("#BA8D00"), hex("#2C2A6F")};
    return t;
}

Theme darkTheme()
{
    Theme t;
    t.kind = ThemeKind::Dark;
    t.window = hex("#17181B");
    t.panel = hex("#1C1E21");
    t.canvas = hex("#141518");
    t.raised = hex("#26282C");
    t.sunken = hex("#131417");
    t.hover = hex("#282B2F");
    t.text = hex("#ECEDEE");
    t.text2 = hex("#B4B8BE");
    t.text3 = hex("#8D9299");
    t.disabled = hex("#5C6168");
    t.border = hex("#2C2F33");
    t.border2 = hex("#41454B");
    t.accent = hex("#7FA6FF");
    t.onAccent = hex("#0E1A36");
    t.selection = hex("#24345C");
    t.selectionText = hex("#D6E2FF");
    t.bar = hex("#5A6069");
    t.warning = hex("#F0B354");
    t.warningGround = hex("#3A2C12");
    t.disputed = hex("#FF86B8");
    t.disputedGround = hex("#40182B");
    t.error = hex("#FF8A80");
    t.done = hex("#63C795");
    t.mark = hex("#5B4A17");
    t.voiceNode = hex("#A9AFB7");
    t.voiceAuthor = hex("#858B94");
    t.voices = {hex("#619FFF"), hex("#EC895D"), hex("#54CC9E"), hex("#CB6FC0"), hex("#E8CF5A"), hex("#C9CBFA")};
    t.fadedNode = 0.42;
    t.fadedLine = 0.32;
    return t;
}

/// Where the look gives no print token the light one serves.
Theme printTheme()
{
    Theme t = lightTheme();
    t.kind = ThemeKind::Print;
    t.window = t.panel = t.canvas = t.raised = hex("#FFFFFF");
    t.sunken = hex("#F4F4F4");
    t.text = hex("#000000");
    t.text2 = hex("#333333");
    t.text3 = hex("#555555");
    t.disabled = hex("#999999");
    t.border = hex("#CCCCCC");
    t.border2 = hex("#999999");
    t.accent = hex("#1F3F8F");
    t.warning = hex("#7A4700");
    t.disputed = hex("#8C0F4C");
    t.disputedGround = hex("#FFFFFF");
    t.error = hex("#8C1D18");
    t.done = hex("#145C39");
    return t;
}

}  // namespace

QString toString(ThemeKind kind)
{
    switch (kind) {
    case ThemeKind::Light:
        return QStringLiteral("light");
    case ThemeKind::Dark:
        return QStringLiteral("dark");
    case ThemeKind::Print:
        return QStringLiteral("print");
    }
    return {};
}

const Theme &Theme::of(ThemeKind kind)
{
    static const Theme light = lightTheme();
    static const Theme dark = darkTheme();
    static const Theme print = printTheme();
    return kind == ThemeKind::Light ? light : kind == ThemeKind::Dark ? dark : print;
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, panel);
    p.setColor(QPalette::AlternateBase, panel);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::PlaceholderText, text3);
    p.setColor(QPalette::Button, raised);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, error);
    p.setColor(QPalette::ToolTipBase, raised);
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::LinkVisited, accent);
    p.setColor(QPalette::Highlight, selection);
    p.setColor(QPalette::HighlightedText, selectionText);
    p.setColor(QPalette::Light, raised);
    p.setColor(QPalette::Midlight, hover);
    p.setColor(QPalette::Mid, border);
    p.setColor(QPalette::Dark, border2);
    p.setColor(QPalette::Shadow, kind == ThemeKind::Dark ? QColor(0, 0, 0) : border2);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, disabled);
    p.setColor(QPalette::Disabled, QPalette::Highlight, hover);
    return p;
}

QString Theme::styleSheet() const
{
    QString sheet = QStringLiteral(
        "QMainWindow::separator { background: @border; width: 1px; height: 1px }\n"
        "QMenuBar { background: @window; color: @text; border: 0; padding: 0 4px }\n"
        "QMenuBar::item { background: transparent; padding: @6px @9px; border-radius: 5px }\n"
        "QMenuBar::item:selected { background: @hover }\n"
        "QMenu { background: @raised; color: @text; border: 1px solid @border2; padding: 4px 0 }\n"
        "QMenu::item { padding: @5px @24px @5px @28px; border: 0 }\n"
        "QMenu::item:selected { background: @selection; color: @selText }\n"
        "QMenu::item:disabled { color: @disabled; background: transparent }\n"
        "QMenu::separator { height: 1px; background: @border; margin: 4px 0 }\n"
        "QToolBar { background: @window; border: 0; border-bottom: 1px solid @border; padding: 4px 8px; spacing: 4px }\n"
        "QToolBar::separator { background: @border; width: 1px; margin: 6px 6px }\n"
        "QStatusBar { background: @window; border: 0; border-top: 1px solid @border }\n"
        "QStatusBar::item { border: 0 }\n"
        "QFrame#toast { background: @raised; border: 1px solid @border2; border-radius: 8px }\n"
        "QToolButton#toastUndo { color: @accent }\n"
        "QToolButton { border: 0; border-radius: 6px; padding: 6px; background: transparent; color: @text2 }\n"
        "QToolButton:hover, QToolButton:checked { background: @hover; color: @text }\n"
        "QToolButton:focus { border: 2px solid @accent; padding: 4px }\n"
        "QToolButton:disabled { color: @disabled }\n"
        "QToolButton::menu-indicator { image: none; width: 0 }\n"
        "QToolButton[framed=\"true\"] { border: 1px solid @border2; background: @raised; color: @text; padding: 0 @9px; min-height: @26px }\n"
        "QToolButton[framed=\"true\"]:hover { background: @hover }\n"
        "QToolButton[framed=\"true\"]:focus { border: 2px solid @accent; padding: 0 @8px; min-height: @24px }\n"
        "QLineEdit, QComboBox, QPushButton { min-height: @26px; padding: 0 9px; border: 1px solid @border2; border-radius: 6px; background: @raised; "
        "color: @text }\n"
        "QLineEdit:focus, QComboBox:focus, QPushButton:focus { border: 2px solid @accent; padding: 0 8px; min-height: @24px }\n"
        "QComboBox::drop-down { border: 0; width: @24px }\n"
        "QComboBox::down-arrow, QAbstractSpinBox::down-arrow { image: url(:/images/down.png); width: 12px; height: 12px }\n"
        "QAbstractSpinBox::up-arrow { image: url(:/images/up.png); width: 12px; height: 12px }\n"
        "QComboBox QLineEdit { border: 0; padding: 0; min-height: 0; background: transparent }\n"
        "QAbstractSpinBox { min-height: @26px; border: 1px solid @border2; border-radius: 6px; padding: 0 2px 0 7px; background: @raised; color: "
        "@text }\n"
        "QAbstractSpinBox:focus { border: 2px solid @accent; padding: 0 1px 0 6px; min-height: @24px }\n"
        "QAbstractSpinBox QLineEdit { border: 0; padding: 0; min-height: 0; background: transparent }\n"
        "QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: 18px; background: transparent }\n"
        "QPlainTextEdit { border: 1px solid @border2; border-radius: 6px; padding: 1px 5px; background: @raised; color: @text }\n"
        "QPlainTextEdit:focus { border: 2px solid @accent; padding: 0 4px }\n"
        "QTableWidget { border: 1px solid @border2; border-radius: 6px; background: @raised; gridline-color: @border }\n"
        "QTableWidget QLineEdit { border-radius: 0; min-height: 0; padding: 0 4px }\n"
        "QPushButton:hover { background: @hover }\n"
        "QPushButton:default { background: @accent; color: @onAccent; border-color: @accent }\n"
        "QPushButton:disabled, QLineEdit:disabled, QComboBox:disabled { color: @disabled; border-color: @border }\n"
        "QPushButton:default:disabled { background: @hover; color: @disabled; border-color: @border }\n"
        "QTabBar { background: @panel; border: 0; qproperty-drawBase: 0 }\n"
        "QTabBar::tab { background: transparent; color: @text2; border: 0; border-bottom: 2px solid transparent; padding: @7px 2px @6px 2px; margin: "
        "0 @10px }\n"
        "QTabBar::tab:hover { color: @text }\n"
        "QTabBar::tab:selected { color: @text; border-bottom: 2px solid @text }\n"
        "QTabBar::tab:focus { border-bottom: 2px solid @accent }\n"
        "QTableView { border: 0; background: @panel; color: @text; selection-background-color: @selection; selection-color: @selText }\n"
        "QHeaderView { background: @panel; border: 0 }\n"
        "QHeaderView::section { border: 0; border-bottom: 1px solid @border; padding: 0 8px; color: @text3; background: @panel }\n"
        "QTableView#entityRows QHeaderView::section { padding: 0 @20px 0 8px }\n"  // numbers stand at the right, where the arrow of the order is
        "QHeaderView::section:hover { color: @text }\n"
        "QListView { border: 0; background: @panel; outline: 0 }\n"
        "QListView#searchList { background: @raised }\n"
        "QListView#completions::item { min-height: @24px; padding: 0 @8px }\n"
        "QListView#completions::item:selected { background: @selection; color: @selText }\n"
        "QListView#completions { border: 1px solid @border2; background: @raised; color: @text; selection-background-color: @selection; "
        "selection-color: @selText }\n"
        "QScrollBar:vertical { width: 8px; background: transparent; border: 0 }\n"
        "QScrollBar:horizontal { height: 8px; background: transparent; border: 0 }\n"
        "QScrollBar::handle { background: @border2; border-radius: 2px; margin: 2px; min-height: 32px; min-width: 32px }\n"
        "QScrollBar::handle:hover { background: @text3 }\n"
        "QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0 }\n"
        "QScrollBar::add-page, QScrollBar::sub-page { background: transparent }\n"
        "QAbstractScrollArea::corner { background: transparent; border: 0 }\n"
        "QToolTip { background: @raised; color: @text; border: 1px solid @border2; padding: 6px 8px }\n");
    for (const int length : {5, 6, 7, 8, 9, 10, 20, 24, 26, 28})  // these grow with the user's font
        sheet.replace(QStringLiteral("@%1px").arg(length), QStringLiteral("%1px").arg(uiLength(length)));
    // longer words first: "@border" is a part of "@border2"
    const std::pair<const char *, QColor> words[] = {
        {"@border2", border2}, {"@border", border}, {"@onAccent", onAccent},     {"@accent", accent},       {"@hover", hover},
        {"@raised", raised},   {"@panel", panel},   {"@selText", selectionText}, {"@selection", selection}, {"@text2", text2},
        {"@text3", text3},     {"@text", text},     {"@disabled", disabled},     {"@window", window},
    };
    for (const auto &[word, color] : words)
        sheet.replace(QLatin1String(word), color.name());
    return sheet;
}

double dashStretch(double width)
{
    constexpr double usual = 2.6;
    return width > usual ? width / usual : 1;
}

std::vector<qreal> modalityDash(Modality modality)
{
    switch (modality) {
    case Modality::Asserted:
    case Modality::Quoted:
        return {};
    case Modality::Reported:
        return {9, 3};
    case Modality::Predicted:
        return {5, 4};
    case Modality::Pledged:
        return {9, 3, 1.5, 3};
    case Modality::Alleged:
        return {0.1, 4};
    case Modality::Denied:
        return {2.5, 2.5};
    }
    return {};
}

}  // namespace relata
