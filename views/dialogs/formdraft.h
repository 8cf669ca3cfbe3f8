// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/records.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <map>
#include <optional>

namespace relata {

/// What stands in a form that is not finished: enough to go on with it another day.
struct FormDraft {
    enum class Kind { Statement, Entity, Document };
    static constexpr std::array kinds{Kind::Statement, Kind::Entity, Kind::Document};
    using Texts = std::map<QString, QString>;
    Kind kind = Kind::Statement;
    QString key;            ///< of the record that is edited; empty: a new one
    Texts texts;            ///< of the fields, by their names
    Properties properties;  ///< of the record
    friend bool operator==(const FormDraft &, const FormDraft &) = default;
};
QString toString(FormDraft::Kind kind);  ///< "statement" …

QByteArray toJson(const FormDraft &draft);
/// Nothing when \a text is no draft.
std::optional<FormDraft> formDraftFromJson(const QByteArray &text);

/// The text of that field; empty when it has none.
QString textOf(const FormDraft::Texts &texts, const QString &field);

/// A form that can be gone on with when the program ended before it was finished.
class DraftedForm
{
public:
    virtual ~DraftedForm() = default;
    virtual FormDraft draft() const = 0;  ///< as the fields are now
    virtual bool isWritten() const = 0;   ///< somebody has written something that would be lost
    /// Fills the fields, and says that they were not finished.
    virtual void goOnWith(const FormDraft &draft) = 0;

protected:
    static QString unfinished();  ///< the sentence
};

}  // namespace relata
