// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/kernels/reduce.hpp>

/// Loops over elements that have C channels, one beside the other: (..., C). A row of them is as many whole channels as
/// make whole packs, in 64 elements if they do, so that few channels fill packs too.
namespace dovetail::inline DOVETAIL_TARGET::detail::kernels {

/// How many elements such a row has.
template <class T, std::size_t C>
inline constexpr std::size_t channel_row = [] {
  constexpr std::size_t W = simd::width<T>, in_packs = C * (W / (std::min)(W, C & (~C + 1))), most = columns_at_once;
  return in_packs <= most ? most / in_packs * in_packs : C <= most ? most / C * C : C;
}();

/// A value of each channel as it stands beside a row.
template <class T, std::size_t C>
struct PerChannel {
  T row[channel_row<T, C>];  ///< that of element i of a row is row[i]

  /// From value(c).
  explicit PerChannel(auto value) noexcept {
    for (std::size_t i = 0; i < channel_row<T, C>; ++i) row[i] = value(i % C);
  }
};

/// Calls f(first, at) for each pack of `size` elements: first + at.i is the first of them, and at.i stands for the
/// channel.
template <class T, std::size_t C, class F>
void for_channels(std::size_t size, const F& f) noexcept {
  constexpr std::size_t N = channel_row<T, C>;
  for (std::size_t first = 0; first < size; first += N)
    simd::for_packs<T>((std::min)(N, size - first), [&](auto at) { f(first, at); });
}

/// sums[k][c] = Σ term(first, at)[k] over the elements of channel c, of `size` elements; first and at as above. A term
/// goes through 64 additions more than reduce.hpp says.
template <class T, std::size_t C, std::size_t K, class Term>
void sum_channels(std::size_t size, const Term& term, T* const (&sums)[K]) noexcept {
  constexpr std::size_t N = channel_row<T, C>;
  const std::size_t rows = size / N, rest = size % N;
  for (T* const sum : sums) std::fill(sum, sum + C, T(0));
  T parts[K][columns_at_once];
  const auto add = [&](std::size_t first, std::size_t from, std::size_t count, std::size_t height) {
    kernels::sum_columns(
        height, count,
        [&](std::size_t i, auto at) {
          at.i += from;
          return term(first + i * N, at);
        },
        parts);
    for (std::size_t k = 0; k < K; ++k)
      for (std::size_t i = 0; i < count; ++i) sums[k][(from + i) % C] += parts[k][i];
  };
  for (std::size_t from = 0; from < N; from += columns_at_once)
    add(0, from, (std::min)(columns_at_once, N - from), rows);
  if (rest != 0) add(rows * N, 0, rest, 1);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::kernels
