// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/views/panels/fakesession.h"
#include "views/dialogs/entityform.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

namespace relata::test {

/// The widget that a screen reader calls so.
template <typename Widget>
Widget *named(const QWidget &within, const char *name)
{
    for (Widget *widget : within.findChildren<Widget *>())
        if (widget->accessibleName() == QLatin1String(name))
            return widget;
    ADD_FAILURE() << "nothing is called " << name;
    return nullptr;
}

inline QAbstractButton *button(const QWidget &within, const char *words)
{
    for (QAbstractButton *each : within.findChildren<QAbstractButton *>())
        if (QString(each->text()).remove(QLatin1Char('&')) == QString::fromUtf8(words))
            return each;
    ADD_FAILURE() << "no button " << words;
    return nullptr;
}

/// A session that a form edits.
struct FormTest : testing::Test {
    FakeSession session{tellingGraph()};
    QStringList done;
    DoEdit doEdit = [this](const GraphDiff &diff, const QString &label) {
        KnowledgeGraph graph = session.graph();
        const auto applied = graph.apply(diff);
        EXPECT_TRUE(applied) << applied.error().text();
        session.setGraph(std::move(graph));
        done += label;
        return true;
    };
};

}  // namespace relata::test
