// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>

#include <dovetail/kernels/constant.hpp>
#include <dovetail/kernels/parallel.hpp>
#include <dovetail/kernels/reduce.hpp>
#include <dovetail/simd/loop.hpp>
#include <dovetail/simd/math.hpp>
#include <dovetail/tensor/tensor.hpp>

/// The softmax of rows of n elements, each of which becomes a distribution; sums round as reduce.hpp says, however many
/// elements there are. No infinity pads a tail: -ffast-math has none.
namespace dovetail::inline DOVETAIL_TARGET::detail::kernels {
/// Σ e^x = sum · e^top, with top = max x: no exponential overflows.
template <class T>
struct ExponentialSum {
  /// The largest x.
  T top, sum;  ///< Σ e^(x - top)
};

template <class T>
T top_of_row(const T* x, std::size_t n) noexcept {
  simd::pack<T> most(x[0]);
  simd::for_packs<T>(n, [&](auto at) { most = (simd::max)(most, at.load(x, x[0])); });
  return simd::largest(most);
}

/// y = e^(x - top) / sum, over a row of n elements. y may be x.
template <class T>
ExponentialSum<T> softmax_row(const T* x, std::size_t n, T* y) noexcept {
  const T top = kernels::top_of_row(x, n);
  const T sum = simd::sum(kernels::sum_packs<T>(n, [&](auto at) {
    const simd::pack<T> e = simd::exp(at.load(x, top) - simd::pack<T>(top));
    at.store(y, e);
    return at.zero_outside(e);
  }));
  const simd::pack<T> scale(T(1) / sum);
  simd::for_packs<T>(n, [&](auto at) { at.store(y, at.load(y) * scale); });
  return {top, sum};
}
/// The largest x and the sum of a row, without y.
template <class T>
ExponentialSum<T> exponential_sum_row(const T* x, std::size_t n) noexcept {
  const T top = kernels::top_of_row(x, n);
  const auto terms = [&](auto at) { return at.zero_outside(simd::exp(at.load(x, top) - simd::pack<T>(top))); };
  return {top, simd::sum(kernels::sum_packs<T>(n, terms))};
}

/// dx = y (dy - Σ y dy), from y = softmax(x). dx may be dy.
template <class T>
void softmax_row_gradient(const T* y, const T* dy, std::size_t n, T* dx) noexcept {
  const simd::pack<T> dot(simd::sum(kernels::sum_packs<T>(n, [&](auto at) { return at.load(y) * at.load(dy); })));
  simd::for_packs<T>(n, [&](auto at) { at.store(dx, at.load(y) * (at.load(dy) - dot)); });
}

/// y = x - log Σ e^x, over a row of n elements. y may be x.
template <class T>
void log_softmax_row(const T* x, std::size_t n, T* y) noexcept {
  const ExponentialSum<T> e = kernels::exponential_sum_row(x, n);
  const simd::pack<T> top(e.top), rest = simd::log(simd::pack<T>(e.sum));
  simd::for_packs<T>(n, [&](auto at) { at.store(y, (at.load(x) - top) - rest); });
}
/// dx = dy - e^y Σ dy, from y = log softmax(x). dx may be dy.
template <class T>
void log_softmax_row_gradient(const T* y, const T* dy, std::size_t n, T* dx) noexcept {
  const simd::pack<T> sum(simd::sum(kernels::sum_packs<T>(n, [&](auto at) { return at.load(dy); })));
  simd::for_packs<T>(n, [&](auto at) { at.store(dx, at.load(dy) - simd::exp(at.load(y)) * sum); });
}

// Calls of_row(first element) for each row of N elements.
template <std::size_t B, class T, std::size_t N>
void for_each_row(std::size_t rows, std::size_t work, auto of_row) noexcept {
  for_rows<B>(rows, cache_line<T>, work * N, [=](std::size_t first, std::size_t count) {
    for (std::size_t i = first * N; i < (first + count) * N; i += N) of_row(i);
  });
}

/// y = e^x / Σ e^x over the last axis, of N elements.
template <class T, std::size_t B, std::size_t... E>
constexpr void softmax_rows(View<const T, B, E...> x, View<T, B, E...> y) noexcept {
  constexpr std::size_t N = Shape<E...>::dims[sizeof...(E) - 1];
  if (std::is_constant_evaluated()) {
    for (std::size_t i = 0; i < x.size(); i += N) constant::softmax_row(x.data() + i, N, y.data() + i);
    return;
  }
  kernels::for_each_row<B, T, N>(x.size() / N, 16,
                                 [=](std::size_t i) { kernels::softmax_row(x.data() + i, N, y.data() + i); });
}

/// dx = y (dy - Σ y dy) over the last axis, of N elements, from y = softmax(x).
template <class T, std::size_t B, std::size_t... E>
void softmax_rows_gradient(View<const T, B, E...> y, View<const T, B, E...> dy, View<T, B, E...> dx) noexcept {
  constexpr std::size_t N = Shape<E...>::dims[sizeof...(E) - 1];
  kernels::for_each_row<B, T, N>(y.size() / N, 4, [=](std::size_t i) {
    kernels::softmax_row_gradient(y.data() + i, dy.data() + i, N, dx.data() + i);
  });
}

/// y = x - log Σ e^x over the last axis, of N elements.
template <class T, std::size_t B, std::size_t... E>
constexpr void log_softmax_rows(View<const T, B, E...> x, View<T, B, E...> y) noexcept {
  constexpr std::size_t N = Shape<E...>::dims[sizeof...(E) - 1];
  if (std::is_constant_evaluated()) {
    for (std::size_t i = 0; i < x.size(); i += N) constant::log_softmax_row(x.data() + i, N, y.data() + i);
    return;
  }
  kernels::for_each_row<B, T, N>(x.size() / N, 16,
                                 [=](std::size_t i) { kernels::log_softmax_row(x.data() + i, N, y.data() + i); });
}

/// dx = dy - e^y Σ dy over the last axis, of N elements, from y = log softmax(x).
template <class T, std::size_t B, std::size_t... E>
void log_softmax_rows_gradient(View<const T, B, E...> y, View<const T, B, E...> dy, View<T, B, E...> dx) noexcept {
  constexpr std::size_t N = Shape<E...>::dims[sizeof...(E) - 1];
  kernels::for_each_row<B, T, N>(y.size() / N, 16, [=](std::size_t i) {
    kernels::log_softmax_row_gradient(y.data() + i, dy.data() + i, N, dx.data() + i);
  });
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::kernels
