// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/project.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace relata {

/// Writes every edit of an open project to the disk as it is made. What cannot be written stays in memory and is tried again until it can.
class ProjectKeeper final : public QObject
{
    Q_OBJECT
public:
    explicit ProjectKeeper(QObject *parent = nullptr);

    /// Opens the project \a path; what was open is closed. Its graph, or the reason why not.
    Result<KnowledgeGraph> open(const std::filesystem::path &path);
    void close();
    /// Project, history included, as the new file \a path.
    Result<void> copyTo(const std::filesystem::path &path) const;
    bool isOpen() const { return m_project.has_value(); }
    /// Everything done is on the disk.
    bool isKept() const { return isOpen() && m_waiting.empty() && !m_project->isReadOnly(); }
    bool isReadOnly() const { return isOpen() && m_project->isReadOnly(); }
    QString whyReadOnly() const;

public slots:
    void keep(const GraphDiff &diff, const QString &label);
    bool tryAgain();  ///< false when something still waits

signals:
    void failed(const QString &sentence);  ///< once, until it works again
    void worksAgain();

private:
    struct Waiting {
        GraphDiff diff;
        std::string label;
    };
    std::optional<Project> m_project;
    std::vector<Waiting> m_waiting;  ///< oldest first
    QTimer m_retry;
    bool m_told = false;
};

}  // namespace relata
