// SPDX-License-Identifier: Apache-2.0
#include "app/window/draftkeeping.h"

#include "app/formdrafts.h"
#include "app/window/mainwindow.h"

#include <QDialog>

namespace relata {
namespace {

constexpr int pause = 500;  // ms between two looks at what is written

}  // namespace

DraftKeeping::DraftKeeping(MainWindow &window, QDialog *form, const DraftedForm &drafted)
    : QObject(form), m_window(window), m_drafted(drafted), m_kind(drafted.draft().kind), m_input(window.input().toStdString())
{
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &DraftKeeping::look);
    connect(form, &QDialog::finished, this, &DraftKeeping::forget);
    m_soon.start();
}

void DraftKeeping::watch(MainWindow &window, QDialog *form)
{
    const auto *drafted = dynamic_cast<const DraftedForm *>(form);
    if (drafted && window.remembers())
        new DraftKeeping(window, form, *drafted);
}

void DraftKeeping::look()
{
    const std::string input = m_window.input().toStdString();
    if (input != m_input) {  // the graph has got a file of its own
        forgetDraft(m_input, m_kind);
        m_input = input;
        m_kept.reset();
    }
    if (!m_drafted.isWritten()) {
        if (m_kept)
            forgetDraft(m_input, m_kind);
        return m_kept.reset();
    }
    FormDraft now = m_drafted.draft();
    if (m_kept == now)
        return;
    m_kept = std::move(now);
    if (const auto kept = keepDraft(m_input, *m_kept); !kept)
        qWarning("What stands in the form could not be kept: %s", kept.error().text().c_str());
}

void DraftKeeping::forget()
{
    m_soon.stop();
    forgetDraft(m_input, m_kind);
}

}  // namespace relata
