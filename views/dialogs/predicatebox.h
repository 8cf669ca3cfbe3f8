// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/session.h"

#include <QComboBox>

#include <optional>

namespace relata {

/// The predicates that fit two ends, most used first; other words become a new one. A project without any is offered some to begin with.
class PredicateBox final : public QComboBox
{
    Q_OBJECT
public:
    explicit PredicateBox(const Session &session, QWidget *parent = nullptr);
    /// Keeps what is chosen, also when it does not fit: the form says so at the end.
    void offerFor(std::optional<TypeId> subject, std::optional<TypeId> object);
    QString key() const;    ///< empty: none, or a new one
    QString label() const;  ///< as it is written
    void choose(const std::string &key);

signals:
    void predicateChanged();

private:
    const Session &m_session;
    std::optional<TypeId> m_subject, m_object;
    std::uint64_t m_revision = ~std::uint64_t(0);
};

}  // namespace relata
