// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/dialogs/figurechoices.h"
#include "views/figure/figure.h"

#include <QDialog>

#include <functional>
#include <memory>

namespace relata {

/// Where the dialog gets its pictures from; all functions must stay valid as long as the dialog lives.
struct FigureSource {
    const KnowledgeGraph *graph = nullptr;  ///< not owned
    std::function<Scene(FigureWhat, ThemeKind)> scene;
    std::function<FigureMeta(FigureWhat)> meta;
    bool hasSelection = false;                    ///< else “Selection” cannot be chosen
    QString title;                                ///< offered when there is none from before
    QString fileName = QStringLiteral("figure");  ///< without folder and ending
};

/// Choices on the right, the page as it will be on the left. Writes the file itself, whole or not at all; errors stand in the dialog.
/// Remembers the last choices, but not the texts: they belong to one figure.
class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ExportDialog(FigureSource source, QWidget *parent = nullptr);
    ~ExportDialog() override;

    FigureOptions options() const;
    void setOptions(const FigureOptions &options);
    FigureWhat what() const;
    void setWhat(FigureWhat what);

    /// Composes at once what the debounced preview would show. Never null.
    const Figure &figure();
    /// Writes to \a path in the chosen format; on failure the message stands in the dialog.
    bool exportTo(const QString &path);
    QString message() const;      ///< of the last failure; empty = none
    QString previewText() const;  ///< "Page 1 of 2 · 297 × 210 mm · …"

public slots:
    void copyImage();
    void chooseFileAndExport();

signals:
    void exported(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace relata
