// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include <dovetail/kernels/cascade.hpp>
#include <dovetail/kernels/parallel.hpp>
#include <dovetail/simd/loop.hpp>
#include <dovetail/tensor/tensor.hpp>

/// Sums of few roundings, of as many terms as there may be: runs of 128 terms are added one after the other, and then
/// these sums in pairs, or by a Cascade. A term goes through at most 127 + 8 log₈(n / 128) additions, so that the sum
/// is off by at most that · ε Σ|x|, ε = 2^-24 in float and 2^-53 in double: of 10^6 terms in float by 10^-5 Σ|x|.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::kernels {
/// How many terms are added one after the other, and of how many columns at once: the rows of a run stay in the first
/// cache.
inline constexpr std::size_t run = 128, columns_at_once = 64;

/// sums[k][c] = Σ_i term(i, at)[k] over rows i from `first` on, for c < count <= 64. `at` is the place of a pack of
/// columns, and term gives an array of K packs.
template <class T, std::size_t K, class Term>
void sum_columns(std::size_t first, std::size_t rows, std::size_t count, const Term& term,
                 T* const (&sums)[K]) noexcept {
  if (rows > run) {
    const std::size_t half = (rows / run + 1) / 2 * run;
    T more[K][columns_at_once];
    [&]<std::size_t... k>(std::index_sequence<k...>) {
      kernels::sum_columns(first, half, count, term, sums);
      kernels::sum_columns(first + half, rows - half, count, term, {more[k]...});
    }(std::make_index_sequence<K>{});
    for (std::size_t k = 0; k < K; ++k)
      for (std::size_t c = 0; c < count; ++c) sums[k][c] += more[k][c];
    return;
  }
  const auto sum_up = [&, end = first + rows](auto at) {
    using Pack = typename decltype(at)::Pack;
    [&]<std::size_t... k>(std::index_sequence<k...>) {
      Pack sum[K] = {(static_cast<void>(k), Pack(T(0)))...};
      for (std::size_t i = first; i < end; ++i) {
        const std::array<Pack, K> terms = term(i, at);
        ((sum[k] += terms[k]), ...);
      }
      (at.store(sums[k], sum[k]), ...);
    }(std::make_index_sequence<K>{});
  };
  if (count == 1) {
    sum_up(simd::OneElement<T>{0});  // a part of a pack costs 27 instructions a row in place of 5 (AVX2)
  } else {
    simd::for_packs<T>(count, sum_up);
  }
}

/// The sum over all packs of n elements of term(at), lane by lane. term gives a pack with zeros in lanes that stand for
/// no element.
template <class T, class Term>
[[gnu::always_inline]] inline simd::pack<T> sum_packs(std::size_t n, const Term& term) noexcept {
  using Pack = simd::pack<T>;
  const auto add = [](Pack a, Pack b) { return a + b; };
  Cascade<Pack> total;
  for (std::size_t first = 0; first == 0 || first < n; first += run * Pack::size) {
    Pack sum(T(0));
    simd::for_packs<T>((std::min)(run * Pack::size, n - first), [&, first](auto at) {
      at.i += first;
      sum += term(at);
    });
    total.add(add, sum);
  }
  return total.total(add);
}

/// s(c) = Σ_i a[i * stride + c] over rows i, for c < count: one function for all shapes.
template <class T>
void sum_strided(std::size_t rows, std::size_t count, const T* a, std::size_t stride, T* s) noexcept {
  for (std::size_t c = 0; c < count; c += columns_at_once) {
    const auto term = [=](std::size_t i, auto at) { return std::array{at.load(a + i * stride + c)}; };
    kernels::sum_columns(0, rows, (std::min)(columns_at_once, count - c), term, {s + c});
  }
}
}  // namespace detail::kernels

/// s(n) = Σ_m a(m, n), with a of shape (M, N): dbias = Σ_B dy. Off by at most (127 + 8 log₈(M / 128)) ε Σ_m |a(m, n)|.
template <class T, std::size_t M, std::size_t N>
void sum_rows(View<const T, M, N> a, View<T, N> s) noexcept {
  using namespace detail;
  for_rows<M>(N, detail::kernels::cache_line<T>, 4 * a.rows(), [=](std::size_t first, std::size_t count) {
    detail::kernels::sum_strided(a.rows(), count, a.data() + first, N, s.data() + first);
  });
}

}  // namespace dovetail::inline DOVETAIL_TARGET
