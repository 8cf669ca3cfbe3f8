// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/jobs/freedbeside.h"
#include "views/scene/scene.h"

#include <memory>

namespace relata {

/// The scene that the canvas shows: read together with others until something is moved in it.
class SharedScene
{
public:
    SharedScene() : m_scene(std::make_shared<const Scene>()) {}
    explicit SharedScene(std::shared_ptr<const Scene> scene) : m_scene(std::move(scene)) {}

    const Scene &operator*() const { return *m_scene; }
    const Scene *operator->() const { return m_scene.get(); }
    std::shared_ptr<const Scene> shared() const { return m_scene; }
    /// To be changed: the canvas's own from now on.
    Scene &own()
    {
        if (!m_own) {
            m_own = freedBeside(Scene(*m_scene));
            m_scene = m_own;
        }
        return *m_own;
    }

private:
    std::shared_ptr<const Scene> m_scene;
    std::shared_ptr<Scene> m_own;
};

}  // namespace relata
