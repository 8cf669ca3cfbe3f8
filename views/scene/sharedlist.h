// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <initializer_list>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace relata {

/// A vector that its copies share until one of them is written to, as QList does it, with the sizes of std. What is not const may copy all of it:
/// loops over large lists read through const.
template <typename T>
class SharedList
{
public:
    using value_type = T;
    using const_iterator = const T *;
    using iterator = T *;

    SharedList() = default;
    SharedList(std::vector<T> items) : m_items(std::make_shared<std::vector<T>>(std::move(items))) {}
    SharedList(std::initializer_list<T> items) : SharedList(std::vector<T>(items)) {}

    std::size_t size() const { return m_items ? m_items->size() : 0; }
    bool empty() const { return size() == 0; }
    std::span<const T> view() const { return {data(), size()}; }
    const T *data() const { return m_items ? m_items->data() : nullptr; }
    const T *begin() const { return data(); }
    const T *end() const { return data() + size(); }
    const T &operator[](std::size_t i) const { return (*m_items)[i]; }
    const T &front() const { return m_items->front(); }
    const T &back() const { return m_items->back(); }

    /// Its own from now on. O(size) when it is shared.
    std::vector<T> &own()
    {
        if (!m_items)
            m_items = std::make_shared<std::vector<T>>();
        else if (m_items.use_count() > 1)
            m_items = std::make_shared<std::vector<T>>(*m_items);
        else
            std::atomic_thread_fence(std::memory_order_acquire);  // whoever let go of it has read it before
        return *m_items;
    }
    T *begin() { return own().data(); }
    T *end()
    {
        std::vector<T> &items = own();
        return items.data() + items.size();
    }
    T &operator[](std::size_t i) { return own()[i]; }
    T &front() { return own().front(); }
    T &back() { return own().back(); }
    void reserve(std::size_t size) { own().reserve(size); }
    void clear() { m_items.reset(); }
    void push_back(T item) { own().push_back(std::move(item)); }
    T &emplace_back() { return own().emplace_back(); }
    template <typename It>
    void append(It first, It last)
    {
        std::vector<T> &items = own();
        items.insert(items.end(), first, last);
    }

private:
    std::shared_ptr<std::vector<T>> m_items;  ///< null: empty
};

}  // namespace relata
