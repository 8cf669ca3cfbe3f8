// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/evidence/locator.h"
#include "views/panels/session.h"

#include <QLineEdit>

class QStringListModel;

namespace relata {

/// Where in the document: a paragraph, a page, any other place; completed from the places that its other statements have.
class LocatorField final : public QLineEdit
{
    Q_OBJECT
public:
    LocatorField(const Session &session, QWidget *parent = nullptr);
    void setDocument(DocumentId document);  ///< noDocument: one that is not there yet
    void setLocator(const Locator &locator);
    Locator locator() const;  ///< what was set, as it was, while nothing was written
    QString problem() const;  ///< empty when it can be read

private:
    void offer();
    const Session &m_session;
    DocumentId m_document = noDocument;
    Locator m_set;
    QString m_asSet;
    QStringListModel *m_places;
    bool m_offered = false;
};

}  // namespace relata
