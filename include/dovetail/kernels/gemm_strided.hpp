// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/kernels/gemm.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::kernels {
/// Where the operands of a product lie: a(i, k) = a[i * a_row + k * a_step], b(k, j) = b[k * b_row + j * b_step] and
/// c(i, j) = c[i * c_row + j].
struct StridedProduct {
  std::size_t a_row, a_step, b_row, b_step, c_row;
};

/// c = a · b of `rows` rows and N columns, summed over `depth`, which is Depth where that is not dynamic. b lies one
/// element after the other along its rows or its columns: At.b_step or At.b_row is 1. Off as gemm_tn is.
template <std::size_t N, std::size_t Depth, StridedProduct At, class T>
void gemm_strided(std::size_t rows, std::size_t depth, const T* a, const T* b, T* c) noexcept {
  using namespace detail;
  static_assert(At.b_step == 1 || At.b_row == 1);
  constexpr Layout at{.a_row = At.a_row,
                      .a_step = At.a_step,
                      .b_row = At.b_row,
                      .c_row = At.c_row,
                      .depth = 0,
                      .last = 0,
                      .apart = true};
  using Tiles = Tiling<T, N>;
  for_rows<dynamic>(rows, Tiles::tile_rows, depth * N, [=](std::size_t first, std::size_t count) {
    const T* const from = a + first * At.a_row;
    T* const to = c + first * At.c_row;
    if constexpr (At.b_step == 1) {
      gemm_panels<N, dynamic>(count, depth, kc, at, from, InPlace<T>{b, At.b_row}, to, Epilogue<T>{});
    } else {
      Transposed<simd::fitting_pack<T, (std::min)(Depth, N)>, Depth, Tiles::tile_packs * Tiles::width, N> right;
      right.b = b, right.row = At.b_step;
      gemm_panels<N, dynamic>(count, depth, kc, at, from, right, to, Epilogue<T>{});
    }
  });
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::kernels
