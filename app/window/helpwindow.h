// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QTextBrowser;

namespace relata {

/// The pages of resources/help in a window of their own; links lead from one to the other.
class HelpWindow final : public QWidget
{
    Q_OBJECT
public:
    explicit HelpWindow(QWidget *parent = nullptr);
    void open(const QString &page);  ///< "lens.md"; a page that is missing says so
    QString page() const;
    QTextBrowser *browser() const { return m_browser; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showPage(const QString &path);
    QTextBrowser *m_browser;
};

}  // namespace relata
