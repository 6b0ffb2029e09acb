// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/kernels/parallel.hpp>
#include <dovetail/simd/loop.hpp>
#include <dovetail/tensor/tensor.hpp>

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

}  // namespace dovetail::inline DOVETAIL_TARGET
