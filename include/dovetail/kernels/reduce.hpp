// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/kernels/lend.hpp>
#include <dovetail/kernels/parallel.hpp>
#include <dovetail/simd/loop.hpp>
#include <dovetail/tensor/nothing.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// s(n) = Σ_m a(m, n), with a of shape (M, N): dbias = Σ_B dy.
template <class T, std::size_t M, std::size_t N>
void sum_rows(View<const T, M, N> a, View<T, N> s) noexcept {
  for_rows<M>(N, detail::kernels::cache_line<T>, 4 * a.rows(), [=](std::size_t first, std::size_t count) {
    detail::simd::for_packs<T>(count, [&](auto at) {
      detail::simd::pack<T> sum(T(0));
      for (std::size_t i = 0; i < a.rows(); ++i) sum += at.load(a.data() + i * N + first);
      at.store(s.data() + first, sum);
    });
  });
}
/// Of tensors, which are lent as views.
template <class A, class S>
  requires detail::kernels::lenders<A, S>
void sum_rows(const A& a, S&& s) noexcept {
  sum_rows(detail::kernels::lend(a), detail::kernels::lend(s));
}
/// A bias that is not there needs no gradient.
template <class A, class T>
void sum_rows(const A&, Nothing<T>) noexcept {}

}  // namespace dovetail::inline DOVETAIL_TARGET
