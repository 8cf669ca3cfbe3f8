// SPDX-License-Identifier: Apache-2.0
#include "model/schema/starterpredicates.h"

#include <algorithm>

namespace relata {

const std::vector<Predicate> &starterPredicates()
{
    static const std::vector<Predicate> starters = [] {
        const auto one = [](const char *key, const char *label, const char *inverse, const char *definition, const char *category) {
            Predicate predicate;
            predicate.key = key;
            predicate.label = label;
            predicate.inverse = inverse;
            predicate.definition = definition;
            predicate.category = category;
            return predicate;
        };
        std::vector<Predicate> made{
            one("works-for", "works for", "employs", "Does paid or official work for the other.", "office"),
            one("leads", "leads", "is led by", "Holds the highest office of the other.", "office"),
            one("is-a-member-of", "is a member of", "has as a member", "Belongs to the other as one of several.", "office"),
            one("supports", "supports", "is supported by", "Speaks, votes or works for the other.", "support"),
            one("pays", "pays", "is paid by", "Gives money to the other.", "support"),
            one("meets", "meets", "", "The two met, or talked with one another.", "support"),
            one("opposes", "opposes", "is opposed by", "Speaks, votes or works against the other.", "conflict"),
            one("criticises", "criticises", "is criticised by", "Says that the other does wrong.", "conflict"),
            one("pressures", "pressures", "is pressured by", "Tries to make the other do something.", "power"),
            one("appoints", "appoints", "is appointed by", "Gives the other an office.", "power"),
            one("owns", "owns", "is owned by", "Holds all or part of the other.", "power"),
            one("decides", "decides", "is decided by", "Makes, signs or passes the other.", "action"),
            one("harms", "harms", "is harmed by", "The other is worse off because of it.", "consequence"),
            one("is-part-of", "is part of", "has as a part", "Lies within the other, or is a section of it.", "place"),
        };
        const auto meets = std::find_if(made.begin(), made.end(), [](const Predicate &p) { return p.key == "meets"; });
        meets->symmetric = true;
        return made;
    }();
    return starters;
}

const Predicate *starterPredicate(std::string_view label)
{
    const auto &all = starterPredicates();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Predicate &p) { return p.label == label; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace relata
