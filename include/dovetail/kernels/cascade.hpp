// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>

#include <dovetail/explain/target.hpp>

/// Sums of many terms in few roundings.
namespace dovetail::inline DOVETAIL_TARGET::detail::kernels {

/// How many sums become one of the next level.
inline constexpr std::size_t radix = 8;

/// Adds up terms, for `Columns` columns side by side: eight of them, then eight of such sums, and so on, so that a term
/// goes through at most 8 log₈ n additions.
template <class P, std::size_t Columns = 1>
struct Cascade {
  std::size_t count = 0;  ///< terms that each column has
  P levels[16][Columns];  ///< the sums of each level that are not yet eight; 8^16 terms are more than memory holds

  /// One more term of a column; `count` is left to the caller.
  template <class F>
  constexpr void add_to(std::size_t column, const F& f, P term) noexcept {
    std::size_t level = 0;
    for (std::size_t n = count;; n /= radix, ++level) {
      if (n % radix != 0) term = f(levels[level][column], term);
      if (n % radix != radix - 1) break;
    }
    levels[level][column] = term;
  }
  /// One more term of the only column.
  template <class F>
  constexpr void add(const F& f, P term) noexcept {
    add_to(0, f, term);
    ++count;
  }
  /// All terms of a column, of which there is one at least.
  template <class F>
  constexpr P total(const F& f, std::size_t column = 0) const noexcept {
    std::size_t n = count, level = 0;
    for (; n % radix == 0; n /= radix) ++level;
    P sum = levels[level][column];
    while ((n /= radix) != 0)
      if (++level; n % radix != 0) sum = f(levels[level][column], sum);
    return sum;
  }
};

/// f of N leaves, in pairs.
template <std::size_t N, class F, class Leaf>
[[gnu::always_inline]] inline auto tree(const F& f, Leaf leaf, std::size_t first = 0) {
  if constexpr (N == 1) {
    return leaf(first);
  } else {
    const auto left = tree<N / 2>(f, leaf, first);  // before the other half: memory is read forwards
    return f(left, tree<N / 2>(f, leaf, first + N / 2));
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::kernels
