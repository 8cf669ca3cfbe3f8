// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/model/io/tempfolder.h"

#include <utility>

namespace relata::test {

inline const char *const descriptor = R"({"name": "small", "title": "Small", "version": "1", "custom": [1, 2],
 "resources": [{"name": "entities", "path": "entities.csv"}]})";
inline const char *const entities =
    "id,type,name,aliases,description,office\nada,person,Ada,A. L.|Countess,,\nacme,institution,\"Acme, Inc.\",,,-7\n";
inline const char *const documents = "id,title,authors,published\nnews,News,X|Y,2024-06\n";
inline const char *const statements = "id,subject,predicate,object,claim,speaker,document,paragraph,modality,polarity,said,holds,holds_basis,extra\n"
                                      "s1,ada,leads,acme,Ada leads Acme.,,news,3,asserted,neutral,2024-06,2019/..,stated,=x\n"
                                      "s2,ada,leads,acme,\"She says \"\"I lead\"\".\",ada,news,4,quoted,positive,,,,\n";

/// The good package in \a folder, one file of it changed.
inline void writePackage(const TempFolder &folder, const std::string &changedFile = {}, const std::string &changedText = {})
{
    for (const auto &[name, text] : {std::pair{"datapackage.json", descriptor}, std::pair{"entities.csv", entities},
                                     std::pair{"documents.csv", documents}, std::pair{"statements.csv", statements}})
        write(folder / name, name == changedFile ? changedText : text);
    if (!changedFile.empty())
        write(folder / changedFile, changedText);
}

}  // namespace relata::test
