// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>
#include <string>
#include <vector>

class QWidget;

namespace relata {

/// A box that can be read and copied from while one works on: \a lead (a few words, as text), \a notes as a list (the first ten;
/// the others under its button for details), \a end below, and a button \a action that does \a act.
void showNotes(QWidget *parent, const QString &title, const QString &lead, const std::vector<std::string> &notes, const QString &end = {},
               const QString &action = {}, std::function<void()> act = {});

/// \a note with a capital, unless it begins with the name of a file.
QString asSentence(const std::string &note);

/// Asks whether the file \a path, which is there, may be written over.
bool mayReplace(QWidget *parent, const QString &path);

}  // namespace relata
