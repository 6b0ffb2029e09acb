// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/laws/batch.hpp>
#include <dovetail/laws/ending.hpp>
#include <dovetail/laws/gradient.hpp>
#include <dovetail/laws/lengths.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// All laws that a layer has to keep, on samples of shape In: the gradient law, the batch law, and the laws of what
/// ends in an activation and of what knows lengths if it says that it does. In may be left out where L states its
/// input, or is an architecture.
///
///     CHECK(layer_laws<MyLayer, Shape<4, 3>>());
template <class L, class In = void>
Verdict layer_laws() {
  using A = detail::laws::subject_of<L, In>;
  using stages = typename resolved<A>::stages;
  using Last = typename detail::layers::element<detail::layers::tuple_length<stages> - 1, stages>::layer;
  Verdict verdict = gradient_law<A>({5, 1, 2});
  verdict.add(batch_law<A>({1, 2, 7}));
  if constexpr (detail::layers::ends_in_activation<Last>) verdict.add(ending_law<A>());
  if constexpr (detail::laws::takes_lengths<A>) verdict.add(lengths_law<A>());
  return verdict;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
