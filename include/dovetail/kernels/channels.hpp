// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/kernels/reduce.hpp>

/// Loops over elements that have C channels, one beside the other: (..., C). They run over rows of several times all
/// channels that are whole packs, so that few channels fill packs too.
namespace dovetail::inline DOVETAIL_TARGET::detail::kernels {

/// How many elements such a row has: about 64; more where C takes more to fill packs, but not more than an array on the
/// stack may have.
template <class T, std::size_t C>
inline constexpr std::size_t channel_row = [] {
  constexpr std::size_t W = simd::width<T>, in_packs = C * (W / (std::min)(W, C & (~C + 1)));  // their least multiple
  return in_packs > 1024 ? C : in_packs > columns_at_once ? in_packs : columns_at_once / in_packs * in_packs;
}();

/// A value of each channel as it stands beside a row.
template <class T, std::size_t C>
struct PerChannel {
  T row[channel_row<T, C>];  ///< that of element i of a row is row[i]

  /// From value(c).
  explicit PerChannel(const auto& value) noexcept {
    for (std::size_t i = 0; i < channel_row<T, C>; ++i) row[i] = value(i % C);
  }
};

/// Calls f(first, at) for each pack of `size` elements: first + at.i is the first of them, and at.i stands for the
/// channel.
template <class T, std::size_t C, class F>
void for_elements_by_channel(std::size_t size, const F& f) noexcept {
  constexpr std::size_t N = channel_row<T, C>;
  for (std::size_t first = 0; first < size; first += N)
    simd::for_packs<T>((std::min)(N, size - first), [&](auto at) { f(first, at); });
}

/// Calls f(at) for each pack of C channels; in constant expressions packs are of one element.
template <class T, std::size_t C, class F>
[[gnu::always_inline]] constexpr void for_each_channel(const F& f) noexcept {
  if (std::is_constant_evaluated())
    for (std::size_t c = 0; c < C; ++c) f(simd::OneElement<T>{c});
  else
    simd::for_packs_of<T, C>(f);
}

/// sums[k][c] = Σ term(first, at)[k] over the elements of channel c, of `size` elements; first and at as above. A term
/// goes through 64 additions more than reduce.hpp says.
template <class T, std::size_t C, std::size_t K, class Term>
void sum_channels(std::size_t size, const Term& term, T* const (&sums)[K]) noexcept {
  constexpr std::size_t N = channel_row<T, C>;
  for (T* const sum : sums) std::fill(sum, sum + C, T(0));
  T parts[K][columns_at_once];
  const auto add = [&](std::size_t first, std::size_t height, std::size_t width) {
    for (std::size_t from = 0; from < width; from += columns_at_once) {
      const std::size_t count = (std::min)(columns_at_once, width - from);
      const auto shifted = [&, first](std::size_t i, auto at) {
        at.i += from;
        return term(first + i * N, at);
      };
      [&]<std::size_t... k>(std::index_sequence<k...>) {
        kernels::sum_columns(0, height, count, shifted, {parts[k]...});
      }(std::make_index_sequence<K>{});
      for (std::size_t k = 0; k < K; ++k)
        for (std::size_t i = 0; i < count; ++i) sums[k][(from + i) % C] += parts[k][i];
    }
  };
  add(0, size / N, N);
  add(size / N * N, 1, size % N);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::kernels
