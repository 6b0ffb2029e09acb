// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include <dovetail/expressions/reduce.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct a_histogram_has_at_least_one_bin {};
}  // namespace detail::problems

/// How many elements lie in each of `Bins` bins of equal width from low to high, as int64: NumPy's histogram(x, Bins,
/// (low, high)). A bin has its lower edge and not its upper one, the last bin has both; a NaN and what lies outside
/// count nowhere. Throws ValueError unless low < high.
template <std::size_t Bins, any_operand X>
constexpr Tensor<std::int64_t, Bins> histogram(const X& x, double low, double high) {
  using namespace detail::ops;
  using problem = detail::explained<
      std::conditional_t<(Bins > 0), detail::none, detail::problems::a_histogram_has_at_least_one_bin>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  const double width = high - low, step = width / double(Bins);
  if (!(low < high) || !(width <= (std::numeric_limits<double>::max)()))
    detail::fail<ValueError>({"a histogram from ", low, " to ", high, " has no bins"});
  const auto edge = [&](std::size_t i) { return i == Bins ? high : low + double(i) * step; };
  Tensor<std::int64_t, Bins> counts;
  const auto& from = as_operand(x);
  using L = Loops<typename X::shape, std::remove_cvref_t<decltype(from)>>;
  const std::size_t n = L::length(x.rows());
  L::for_each(x.rows(), [&](const auto& index) {
    const auto line = from.template line<typename X::shape, L::inner>(index);
    for (std::size_t i = 0; i < n; ++i) {
      const auto v = static_cast<double>(line.element(i));
      if (!(v >= low && v <= high)) continue;
      auto bin = static_cast<std::size_t>((v - low) / width * double(Bins));
      if (bin == Bins) --bin;
      if (v < edge(bin))
        --bin;  // rounded over an edge
      else if (bin + 1 < Bins && v >= edge(bin + 1))
        ++bin;
      ++counts.data()[bin];
    }
  });
  return counts;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
