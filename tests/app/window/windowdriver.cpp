// SPDX-License-Identifier: Apache-2.0
#include "tests/app/window/windowdriver.h"

#include "app/formdrafts.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTimer>

namespace relata::test {
namespace {

constexpr int patience = 10;  // ms between looks at what may have opened

QString wordsOf(const QString &text)
{
    return text.section(QLatin1Char('\t'), 0, 0).remove(QLatin1Char('&'));
}

/// Calls \a act as soon as \a isThere, also while a menu or dialog runs a loop of its own.
void whenever(const std::function<bool()> &isThere, const std::function<void()> &act)
{
    auto *timer = new QTimer(qApp);
    timer->setInterval(patience);
    QObject::connect(timer, &QTimer::timeout, qApp, [timer, isThere, act] {
        if (!isThere())
            return;
        timer->stop();
        timer->deleteLater();
        act();
    });
    timer->start();
}

}  // namespace

void WindowDriver::SetUp()
{
    QSettings().clear();
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    openWindow();
}

void WindowDriver::TearDown()
{
    projects << (window ? window->input() : QString());
    window.reset();
    for (const QString &project : projects) {
        forgetDrafts(project.toStdString());
        if (project.contains(QStringLiteral("/projects/")))
            QFile::remove(project);
    }
}

void WindowDriver::openWindow()
{
    window = std::make_unique<MainWindow>();
    window->canvas().setAnimationsEnabled(false);
    window->resize(1400, 900);
    window->show();
    activate(*window);
    window->canvas().setFocus();
}

void WindowDriver::activate(QWidget &one)
{
    one.activateWindow();
    // not qWaitForWindowActive: a dialog of an active window counts as active there before it has the keys
    ASSERT_TRUE(QTest::qWaitFor([&] { return QApplication::activeWindow() == &one; }));
}

void WindowDriver::closeWindow()
{
    projects << window->input();
    key(Qt::Key_Q, Qt::ControlModifier);
    ASSERT_FALSE(window->isVisible());
    window.reset();
}

EntityId WindowDriver::called(const char *name)
{
    for (const EntityId each : graph().entities())
        if (graph().name(each) == name)
            return each;
    return noEntity;
}

void WindowDriver::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    if (!QApplication::activeWindow())
        activate(*window);  // as a window manager does when a dialog has gone
    QWidget *target = QApplication::focusWidget() ? QApplication::focusWidget() : QApplication::activeWindow();
    ASSERT_TRUE(target) << "nobody has the keys";
    QTest::keyClick(target, key, modifiers);
}

void WindowDriver::type(const QString &text)
{
    for (const QChar c : text) {
        QWidget *target = QApplication::focusWidget();  // it may be another one after each key
        ASSERT_TRUE(target) << "nothing has the focus";
        if (c.unicode() > 0 && c.unicode() < 0x80)
            QTest::keyClick(target, c.toLatin1());
        else  // what an input method gives
            QTest::sendKeyEvent(QTest::Click, target, Qt::Key_unknown, QString(c), Qt::NoModifier);
    }
}

void WindowDriver::write(QWidget &within, const char *field, const QString &text)
{
    QWidget *target = nullptr;
    for (QWidget *each : within.findChildren<QWidget *>())
        if (each->accessibleName() == QLatin1String(field) && each->isVisible()
            && (qobject_cast<QLineEdit *>(each) || qobject_cast<QPlainTextEdit *>(each)))
            target = each;
    ASSERT_TRUE(target) << "no field is called " << field;
    QTest::mouseClick(qobject_cast<QPlainTextEdit *>(target) ? static_cast<QPlainTextEdit *>(target)->viewport() : target, Qt::LeftButton);
    key(Qt::Key_A, Qt::ControlModifier);
    type(text);
}

void WindowDriver::command(const char *words)
{
    key(Qt::Key_K, Qt::ControlModifier);
    type(QString::fromUtf8(words));
    key(Qt::Key_Return);
}

QPoint WindowDriver::at(EntityId id)
{
    const Scene &scene = window->canvas().scene();
    const auto node = scene.indexOfNode(id);
    EXPECT_GE(node, 0) << "not in the picture";
    return node < 0 ? QPoint() : window->canvas().camera().toTarget(scene.nodes[std::size_t(node)].center).toPoint();
}

void WindowDriver::click(EntityId id, Qt::KeyboardModifiers modifiers)
{
    QTest::mouseClick(&window->canvas(), Qt::LeftButton, modifiers, at(id));
}

void WindowDriver::drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers)
{
    GraphCanvas &canvas = window->canvas();
    QTest::mousePress(&canvas, Qt::LeftButton, modifiers, from);
    for (int i = 1; i <= 4; ++i) {
        const QPointF on = from + (to - from) * i / 4;
        QMouseEvent move(QEvent::MouseMove, on, canvas.mapToGlobal(on), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(&canvas, &move);
    }
    QTest::mouseRelease(&canvas, Qt::LeftButton, modifiers, to);
}

void WindowDriver::press(const QWidget &within, const char *button)
{
    for (QAbstractButton *each : within.findChildren<QAbstractButton *>())
        if (wordsOf(each->text()) == QString::fromUtf8(button) && each->isVisible()) {
            ASSERT_TRUE(QTest::qWaitFor([each] { return each->isEnabled(); })) << button;
            return QTest::mouseClick(each, Qt::LeftButton);
        }
    FAIL() << "no button " << button;
}

void WindowDriver::chooseFrom(const std::function<void()> &open, const char *entry)
{
    bool chosen = false;
    whenever([] { return qobject_cast<QMenu *>(QApplication::activePopupWidget()) != nullptr; },
             [&chosen, entry] {
                 auto *menu = static_cast<QMenu *>(QApplication::activePopupWidget());
                 chosen = true;
                 for (QAction *action : menu->actions())
                     if (wordsOf(action->text()) == QString::fromUtf8(entry)) {
                         EXPECT_TRUE(action->isEnabled()) << entry;
                         return QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
                     }
                 ADD_FAILURE() << "no entry " << entry;
                 menu->close();
             });
    open();
    EXPECT_TRUE(QTest::qWaitFor([&] { return chosen; })) << "no menu opens";
}

void WindowDriver::choose(QPoint place, const char *entry)
{
    GraphCanvas &canvas = window->canvas();
    chooseFrom(
        [&] {
            QContextMenuEvent event(QContextMenuEvent::Mouse, place, canvas.mapToGlobal(place));
            QApplication::sendEvent(&canvas, &event);
        },
        entry);
}

void WindowDriver::chooseFile(const std::function<void()> &open, const QString &path)
{
    bool chosen = false;
    whenever(
        [] {
            auto *chooser = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
            if (chooser && QApplication::activeWindow() != chooser)
                chooser->activateWindow();
            return chooser && QApplication::activeWindow() == chooser;
        },
        [&chosen, path, this] {
            auto *chooser = static_cast<QFileDialog *>(QApplication::activeModalWidget());
            chosen = true;
            auto *name = chooser->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
            if (!name) {
                ADD_FAILURE() << "no field for a name";
                return chooser->reject();
            }
            name->setFocus();
            key(Qt::Key_A, Qt::ControlModifier);
            type(path);
            for (QAbstractButton *button : chooser->findChild<QDialogButtonBox *>()->buttons())
                if (chooser->findChild<QDialogButtonBox *>()->buttonRole(button) == QDialogButtonBox::AcceptRole)
                    QTest::mouseClick(button, Qt::LeftButton);
            if (chooser->isVisible()) {
                ADD_FAILURE() << "not taken: " << name->text().toStdString();
                chooser->reject();
            }
        });
    open();
    EXPECT_TRUE(QTest::qWaitFor([&] { return chosen; })) << "no chooser opens";
}

}  // namespace relata::test
