// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/views/dialogs/formfixture.h"
#include "views/dialogs/statementform.h"

#include <QTest>

namespace relata::test {

struct StatementFormTest : FormTest {
    StatementId first() { return *session.graph().statements().begin(); }
    StatementId last()
    {
        StatementId id = noStatement;
        for (const StatementId each : session.graph().statements())
            id = each;
        return id;
    }
    static void activate(StatementForm &form)
    {
        form.show();
        form.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&form));
    }
    QString nameOf(EntityId id)
    {
        const auto name = session.graph().name(id);
        return QString::fromUtf8(name.data(), qsizetype(name.size()));
    }
};

}  // namespace relata::test
