// SPDX-License-Identifier: Apache-2.0
#include "app/drawing.h"

#include "views/jobs/heap.h"

namespace relata {
namespace {

constexpr std::size_t muchIsFreed = 200'000;  ///< links

/// Where that is less work than all of it.
bool isPart(const SceneChange &change, const Scene &before, const Drawing::Subject &subject)
{
    constexpr std::size_t share = 8;  // patching makes what it touches by single look-ups
    if (before.theme != subject.theme || !canPatch(subject.view, {})
        || (change.entities.size() + change.pairs.size()) * share > before.nodes.size() + before.links.size())
        return false;
    bool placed = true;  // who waits for a place stands by its number, and numbers shift
    subject.visible.entities.forEach([&](EntityId id) { placed = placed && subject.view.placed.contains(id); });
    return placed;
}

Picture pictureFor(const Drawing::Subject &subject, const Picture *before, const SceneChange &change, const RunContext &context)
{
    if (before && isPart(change, *before->scene, subject))
        return pictureOf(subject.graph,
                         patched(*before->scene, change, *subject.graph, subject.view, subject.visible, subject.theme, subject.disputes, context),
                         context, before);
    Picture picture =
        pictureOf(subject.graph,
                  buildScene(*subject.graph, subject.view, subject.visible, subject.theme, subject.emphasis, &subject.disputes, context), context);
    if (picture.scene->links.size() >= muchIsFreed)
        giveBackFreedMemory();
    return picture;
}

}  // namespace

Drawing::Drawing(QObject *parent) : QObject(parent) {}

void Drawing::changed(const SceneChange &change)
{
    cancel();  // it would not know of this
    if (!m_anew)
        m_change.add(change);
}

void Drawing::changedAll()
{
    cancel();
    m_anew = true;
    m_change = {};
}

void Drawing::forget()
{
    stop();
    changedAll();
    m_last = nullptr;
}

void Drawing::make(Subject subject)
{
    m_job.start([subject = std::make_shared<const Subject>(std::move(subject)), before = m_anew ? nullptr : m_last, change = m_change](
                    const RunContext &context) { return std::make_shared<Picture>(pictureFor(*subject, before.get(), change, context)); },
                [this](const std::shared_ptr<Picture> &picture) {
                    m_last = picture;
                    m_anew = false;
                    m_change = {};
                    emit made(*picture);
                });
}

}  // namespace relata
