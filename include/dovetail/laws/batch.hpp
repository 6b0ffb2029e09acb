// SPDX-License-Identifier: MIT
#pragma once
#include <initializer_list>

#include <dovetail/laws/subject.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// The batch law: in inference a sample gets the same answer to the last bit alone, with a Workspace, and in a batch of
/// any size.
///
///     CHECK(batch_law<MyLayer, Shape<4, 3>>());
template <class L, class In = void, class T = float>
Verdict batch_law(std::initializer_list<std::size_t> batches = {1, 2, 3, 4, 5, 6, 7, 128, 129}) {
  namespace laws = detail::laws;
  using A = laws::subject_of<L, In>;
  Verdict verdict;
  Network<A, T> network(Seed{5});
  laws::adapt_to_anything(network);
  Random random(Seed{7});
  Workspace<A, T> workspace;
  for (const std::size_t rows : batches) {
    const auto x = laws::draw_samples<Network<A, T>>(rows, random, -2, 2);
    const auto y = network.predict(x);
    for (std::size_t i = 0; i < rows; ++i) {
      const auto alone = network.predict(x[i]);
      const auto add = [&](const char* what) {
        verdict.add({detail::name_of<A>(), ", sample ", i, " of ", rows, ": ", what});
      };
      if (!laws::same_bits(y[i], alone.view())) add("it has other bits alone than in its batch");
      if (!laws::same_bits(network.predict(x[i], workspace), alone.view())) add("it has other bits with a Workspace");
    }
  }
  return verdict;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
