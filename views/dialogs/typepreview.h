// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/theme.h"

#include <QWidget>

#include <array>

namespace relata {

/// An entity of a type as it looks on the light, the dark and the printed picture.
class TypePreview final : public QWidget
{
    Q_OBJECT
public:
    explicit TypePreview(QWidget *parent = nullptr);
    void setLooks(const std::array<TypeLook, 3> &looks);  ///< by ThemeKind
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::array<TypeLook, 3> m_looks;
};

/// The look of a type as an icon for lists.
QIcon typeIcon(const TypeLook &look);

}  // namespace relata
