# SPDX-License-Identifier: Apache-2.0
target_sources(relata_views PRIVATE
    dialogs/choicebar.cpp dialogs/choicebar.h
    dialogs/edtffield.cpp dialogs/edtffield.h
    dialogs/endpicker.cpp dialogs/endpicker.h
    dialogs/entityform.cpp dialogs/entityform.h
    dialogs/exportdialog.cpp dialogs/exportdialog.h
    dialogs/figurechoices.cpp dialogs/figurechoices.h
    dialogs/figurepreview.cpp dialogs/figurepreview.h
    dialogs/figuresettings.cpp dialogs/figuresettings.h
    dialogs/formparts.cpp dialogs/formparts.h
    dialogs/mappingcounts.cpp dialogs/mappingcounts.h
    dialogs/mappingdialog.cpp dialogs/mappingdialog.h
    dialogs/importform.cpp dialogs/importform.h
    dialogs/mergeform.cpp dialogs/mergeform.h
    dialogs/predicatebox.cpp dialogs/predicatebox.h
    dialogs/statementform.cpp dialogs/statementform.h
    dialogs/colorfield.cpp dialogs/colorfield.h
    dialogs/lineicon.cpp dialogs/lineicon.h
    dialogs/roleheader.cpp dialogs/roleheader.h
    dialogs/schemacategoriespage.cpp dialogs/schemacategoriespage.h
    dialogs/schemaeditor.cpp dialogs/schemaeditor.h
    dialogs/schemapage.cpp dialogs/schemapage.h
    dialogs/schemapredicatespage.cpp dialogs/schemapredicatespage.h
    dialogs/schematypespage.cpp dialogs/schematypespage.h
    dialogs/tablepreview.cpp dialogs/tablepreview.h
    dialogs/typepreview.cpp dialogs/typepreview.h
)
