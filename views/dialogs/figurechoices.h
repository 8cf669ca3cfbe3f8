// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/dialogs/figuresettings.h"
#include "views/figure/figure.h"

#include <QScrollArea>

#include <memory>

namespace relata {

enum class FigureWhat { View, Selection, WholeGraph };

/// The fields of the export dialog: what, format, page, theme, words, evidence. Shows only those that matter for what is chosen.
class FigureChoices final : public QScrollArea
{
    Q_OBJECT
public:
    explicit FigureChoices(bool hasSelection);
    ~FigureChoices() override;

    FigureOptions options() const;
    void setOptions(const FigureOptions &options);
    FigureWhat what() const;
    void setWhat(FigureWhat what);
    void showNotes(const QString &text);  ///< how many footnotes there are

signals:
    void changed();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace relata
