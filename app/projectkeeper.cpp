// SPDX-License-Identifier: Apache-2.0
#include "app/projectkeeper.h"

namespace relata {

ProjectKeeper::ProjectKeeper(QObject *parent) : QObject(parent)
{
    m_retry.setInterval(1000);
    connect(&m_retry, &QTimer::timeout, this, &ProjectKeeper::tryAgain);
}

Result<KnowledgeGraph> ProjectKeeper::open(const std::filesystem::path &path)
{
    close();
    KnowledgeGraph graph;
    auto project = Project::open(path, graph);
    if (!project)
        return project.error();
    m_project.emplace(std::move(*project));
    return graph;
}

void ProjectKeeper::close()
{
    if (!m_waiting.empty())
        tryAgain();
    m_retry.stop();
    m_waiting.clear();
    m_told = false;
    m_project.reset();
}

Result<void> ProjectKeeper::copyTo(const std::filesystem::path &path) const
{
    std::error_code failed;
    if (std::filesystem::exists(std::filesystem::symlink_status(path, failed)))
        return Error{Error::Code::Io, "exists already. Expected a new name", path.string(), 0, 0};
    return m_project->saveCopy(path);
}

QString ProjectKeeper::whyReadOnly() const
{
    return isOpen() ? QString::fromStdString(m_project->whyReadOnly()) : QString();
}

void ProjectKeeper::keep(const GraphDiff &diff, const QString &label)
{
    if (!isOpen() || m_project->isReadOnly())
        return;
    m_waiting.push_back({diff, label.toStdString()});
    tryAgain();
}

bool ProjectKeeper::tryAgain()
{
    std::size_t done = 0;
    std::optional<Error> fault;
    for (; done < m_waiting.size() && !fault; ++done)
        if (const auto kept = m_project->commit(m_waiting[done].diff, m_waiting[done].label); !kept)
            fault = kept.error();
    if (fault)
        --done;
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(done));
    if (!fault) {
        m_retry.stop();
        if (std::exchange(m_told, false))
            emit worksAgain();
        return true;
    }
    m_retry.start();
    if (!std::exchange(m_told, true))
        emit failed(tr("The last edit is not on the disk yet: %1. It stays here and is written as soon as it can be.")
                        .arg(QString::fromStdString(fault->text())));
    return false;
}

}  // namespace relata
