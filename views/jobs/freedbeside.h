// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QThreadPool>

#include <memory>
#include <utility>

namespace relata {

/// Shared, and freed beside the window by whoever lets go of it last: half a million of anything take longer to free than a frame has time for.
template <typename T>
std::shared_ptr<T> freedBeside(T value)
{
    return std::shared_ptr<T>(new T(std::move(value)), [](T *last) {
        if (QThreadPool *pool = QThreadPool::globalInstance())
            pool->start([last] { delete last; });
        else  // the program ends
            delete last;
    });
}

}  // namespace relata
