// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/links.h"
#include "model/core/result.h"
#include "model/core/runcontext.h"

#include <cstdint>
#include <vector>

namespace relata::analysis {

/// Betweenness (Freeman 1977): the share of the pairs of other nodes whose shortest chains lead through a node, in [0, 1], by node. A pair with
/// several shortest chains counts by the share of them; a pair without one counts nothing. Normalised by (n-1)(n-2)/2 unordered pairs, or (n-1)(n-2)
/// ordered ones when links are followed as stated; 0 for all when there are fewer than 3 nodes. Chains are counted in links, whatever they weigh, and
/// up to 1e308 of them between two nodes. Exact: Brandes 2001, searching from the unreached side where that is less, on \a threads threads (0: all of
/// the machine); the same bytes whatever their number. O(V × E), memory O(threads × (V + E)). Error::Cancelled.
Result<std::vector<double>> betweenness(const Links &links, Direction direction = Direction::Both, unsigned threads = 0,
                                        const RunContext &context = {});

struct SampledBetweenness {
    std::vector<double> values;  ///< as above
    double error = 0;            ///< every value is off by at most this …
    double confidence = 0;       ///< … with this probability
    std::uint64_t samples = 0;
};
struct SamplingOptions {
    double error = 0.01;      ///< wanted, in (0, 1)
    double confidence = 0.9;  ///< in (0, 1)
    std::uint64_t seed = 1;
    unsigned threads = 0;
};
/// An estimate from randomly chosen shortest chains, as many as the bound of Riondato and Kornaropoulos (2016) asks for: 0.5 / error² ×
/// (⌊log2(D - 2)⌋ + 1 + ln(1 / (1 - confidence))), D being the most nodes on a shortest chain (over-estimated by at most twice, undirected). Each
/// chain is found by searching from both ends (Borassi and Natale 2019). The same values whatever the number of threads. Undirected only.
/// O(samples × search), some hundred nodes a search on social graphs. Error::Cancelled.
Result<SampledBetweenness> sampledBetweenness(const Links &links, const SamplingOptions &options = {}, const RunContext &context = {});

}  // namespace relata::analysis
