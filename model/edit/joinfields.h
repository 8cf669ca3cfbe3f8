// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/edit only: two records of one thing made one.

#include "model/edit/join.h"

namespace relata {

class JoinFields
{
public:
    JoinFields(const KnowledgeGraph &open, OnConflict onConflict, JoinPlan &plan) : m_open(open), m_onConflict(onConflict), m_plan(plan) {}
    /// \a byName: they were found to be one by their names; else a name that is the id is none.
    Entity joined(const Entity &ours, const Entity &theirs, bool byName);
    Statement joined(const Statement &ours, const Statement &theirs);
    Document joined(const Document &ours, const Document &theirs);

private:
    /// Writes into \a ours what becomes of the two.
    void text(std::string &ours, const std::string &theirs, const char *field);
    void date(Edtf &ours, const Edtf &theirs, const char *field);
    void properties(Properties &ours, const Properties &theirs);
    void names(std::vector<std::string> &ours, const std::vector<std::string> &theirs) const;
    bool takes(bool oursIsEmpty) const { return m_onConflict == OnConflict::TakeTheirs || (m_onConflict == OnConflict::FillEmpty && oursIsEmpty); }
    void conflict(const char *field, const std::string &ours, const std::string &theirs);

    const KnowledgeGraph &m_open;  ///< whose names tell a statement
    OnConflict m_onConflict;
    JoinPlan &m_plan;
    std::string m_record;
};

}  // namespace relata
