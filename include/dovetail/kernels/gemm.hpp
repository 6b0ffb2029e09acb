// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstddef>
#include <type_traits>

#include <dovetail/kernels/constant.hpp>
#include <dovetail/kernels/epilogue.hpp>
#include <dovetail/kernels/gemm_tile.hpp>
#include <dovetail/kernels/panel.hpp>
#include <dovetail/kernels/parallel.hpp>
#include <dovetail/kernels/tiling.hpp>
#include <dovetail/simd/lanes.hpp>
#include <dovetail/tensor/tensor.hpp>

/// Products of matrices: M rows, K summed over, N columns. Row-major; nothing need be aligned.
namespace dovetail::inline DOVETAIL_TARGET {
namespace detail::kernels {

/// All rows of one panel of NP packs of columns.
template <class Tiling, std::size_t M, std::size_t NP, class T, class Layout, class Epilogue>
void gemm_rows(std::size_t rows, const T* a, const T* b, T* c, const Layout& at, const Epilogue& epilogue) noexcept {
  std::size_t row = 0;
  const auto tiles = [&]<std::size_t MR>(std::integral_constant<std::size_t, MR>, std::size_t count) {
    for (const std::size_t end = row + count * MR; row < end; row += MR)
      gemm_tile<typename Tiling::template tile<MR, NP, Layout>>(a + row * at.a_row, b, c + row * at.c_row, at,
                                                                epilogue);
  };
  constexpr std::size_t most = Tiling::tile_rows, less = most - 1;
  if constexpr (M != dynamic) {
    constexpr std::size_t count = (M + most - 1) / most, high = (M + count - 1) / count, lows = high * count - M;
    tiles(std::integral_constant<std::size_t, high>{}, count - lows);
    if constexpr (lows > 0) tiles(std::integral_constant<std::size_t, high - 1>{}, lows);
  } else {
    // As many tiles of one row less as make the rows come out even, unless there are too few rows.
    const std::size_t missing = (most - rows % most) % most, lows = missing * less <= rows ? missing : 0;
    const std::size_t highs = (rows - lows * less) / most;
    tiles(std::integral_constant<std::size_t, most>{}, highs);
    tiles(std::integral_constant<std::size_t, less>{}, lows);
    tiles(std::integral_constant<std::size_t, 1>{}, rows - highs * most - lows * less);
  }
}

/// All columns: panels of as many packs as a tile has, of which the last may stand in part on the one before.
/// right(column, k, depth) gives the rows k to k + depth of a panel, of `block` at most.
template <std::size_t N, std::size_t M, class T, class Right, class Activation>
void gemm_panels(std::size_t rows, std::size_t depth, std::size_t block, Layout at, const T* a, Right&& right, T* c,
                 const Epilogue<T, Activation>& epilogue) noexcept {
  using Tiles = Tiling<T, N>;
  constexpr std::size_t NP = M == 1 ? Tiles::row_packs : Tiles::tile_packs, wide = NP * Tiles::width;
  at.last = Tiles::last(NP);
  const std::size_t blocks = (depth + block - 1) / block, even = depth == 0 ? 1 : (depth + blocks - 1) / blocks;
  for (std::size_t next = 0; next < N; next += wide) {
    const std::size_t column = next + wide <= N || NP == Tiles::packs ? next : N - wide;
    for (std::size_t k = 0; k == 0 || k < depth; k += even) {
      at.depth = (std::min)(even, depth - k);
      at.first = k == 0;
      at.final = k + even >= depth;
      const Panel<T> panel = right(column, k, at.depth);
      at.b_row = panel.row;
      gemm_rows<Tiles, M, NP>(rows, a + k * at.a_step, panel.data, c + column, at, epilogue.from(column));
    }
  }
}

/// The columns `first` to `end` of c = (b · aᵀ)ᵀ: where a has few rows, it is cheaper to transpose these and the result
/// than b. 2 packs of rows of a are columns here.
template <class T, std::size_t K, std::size_t N>
void gemm_nt_transposed(std::size_t rows, const T* a, const T* b, T* c, std::size_t first, std::size_t end) noexcept {
  constexpr std::size_t wide = 2 * simd::width<T>;
  using Tiles = Tiling<T, wide>;
  const Layout at{.a_row = N, .a_step = 1, .b_row = wide, .c_row = wide, .depth = N, .last = Tiles::last(2)};
  alignas(tensor::alignment) T right[N * wide] = {}, result[nt_strip * wide];
  for (std::size_t row = 0; row < rows; row += wide) {
    const std::size_t columns = (std::min)(wide, rows - row);
    simd::transpose<simd::pack<T>>(a + row * N, N, columns, N, right, wide);
    for (std::size_t k = first; k < end; k += nt_strip) {
      const std::size_t count = (std::min)(nt_strip, end - k);
      gemm_rows<Tiles, dynamic, 2>(count, b + k * N, right, result, at, Epilogue<T>{});
      simd::transpose<simd::pack<T>>(result, wide, count, columns, c + row * K + k, K);
    }
  }
}

/// c = epilogue(a · b) for one column: each element is a product of two vectors, in packs along the sum.
template <std::size_t K, class T, class Activation>
inline void gemm_column(std::size_t rows, const T* a, const T* b, T* c,
                        const Epilogue<T, Activation>& epilogue) noexcept {
  using Pack = simd::fitting_pack<T, K>;
  using One = simd::fitting_pack<T, 1>;
  constexpr std::size_t W = Pack::size, whole = K / W * W, rest = K - whole;
  const One bias = epilogue.bias == nullptr ? One(T(0)) : simd::load_some<One, 1>(epilogue.bias);
  for (std::size_t i = 0; i < rows; ++i, a += K) {
    Pack even(T(0)), odd(T(0));
    std::size_t k = 0;
    for (; k + 2 * W <= whole; k += 2 * W) {
      even = simd::fma(simd::load<Pack>(a + k), simd::load<Pack>(b + k), even);
      odd = simd::fma(simd::load<Pack>(a + k + W), simd::load<Pack>(b + k + W), odd);
    }
    if constexpr (whole % (2 * W) != 0) even = simd::fma(simd::load<Pack>(a + k), simd::load<Pack>(b + k), even);
    if constexpr (rest != 0)
      odd = simd::fma(simd::load_some<Pack, rest>(a + whole), simd::load_some<Pack, rest>(b + whole), odd);
    simd::store_some<1>(c + i, epilogue.finish(One(simd::sum(even + odd)) + bias,
                                               [](const T* p) { return simd::load_some<One, 1>(p); }));
  }
}

}  // namespace detail::kernels

/// c = epilogue(a · b), with a of shape (M, K), b of shape (K, N) and c of shape (M, N). Off by at most
/// (K + 2) ε Σ_k |a(m, k) b(k, n)| before the activation, whatever M is.
template <class T, std::size_t M, std::size_t K, std::size_t N, class Activation = detail::kernels::Identity>
constexpr void gemm(View<const T, M, K> a, View<const T, K, N> b, View<T, M, N> c,
                    detail::kernels::Epilogue<T, Activation> epilogue = {}) noexcept {
  using namespace detail;
  if (std::is_constant_evaluated())
    return kernels::constant::multiply(a.rows(), K, N, a.data(), b.data(), c.data(), epilogue);
  using Tiles = detail::kernels::Tiling<T, N>;
  for_rows<M>(a.rows(), Tiles::tile_rows, K * N, [=](std::size_t first, std::size_t rows) {
    const T* const from = a.data() + first * K;
    T* const to = c.data() + first * N;
    if constexpr (N == 1) {
      detail::kernels::gemm_column<K>(rows, from, b.data(), to, epilogue);
    } else if constexpr (Tiles::packs <= Tiles::tile_packs && K * N <= detail::kernels::small_right_operand) {
      using At = detail::kernels::FixedLayout<K, 1, N, N, K, Tiles::last(Tiles::packs)>;
      detail::kernels::gemm_rows<Tiles, M, Tiles::packs>(rows, from, b.data(), to, At{}, epilogue);
    } else {
      const detail::kernels::Layout at{.a_row = K, .a_step = 1, .b_row = N, .c_row = N, .depth = K, .last = 0};
      if constexpr (M >= detail::kernels::min_rows_to_pack && N * sizeof(T) >= detail::kernels::min_row_bytes_to_pack)
        if (rows >= detail::kernels::min_rows_to_pack) {
          detail::kernels::Packed<T, K, Tiles::tile_packs * Tiles::width> right;
          right.b = b.data(), right.row = N;
          return detail::kernels::gemm_panels<N, M>(rows, K, detail::kernels::kc, at, from, right, to, epilogue);
        }
      detail::kernels::gemm_panels<N, M>(rows, K, K, at, from, detail::kernels::InPlace<T>{b.data(), N}, to, epilogue);
    }
  });
}

/// c = aᵀ · b, with a of shape (M, K), b of shape (M, N) and c of shape (K, N): dkernel = xᵀ · dy. Blocks of 512 rows
/// are summed apart: off by at most (514 + M / 512) ε Σ_m |a(m, k) b(m, n)|.
template <class T, std::size_t M, std::size_t K, std::size_t N>
void gemm_tn(View<const T, M, K> a, View<const T, M, N> b, View<T, K, N> c) noexcept {
  using namespace detail;
  for_rows<M>(K, detail::kernels::Tiling<T, N>::tile_rows, a.rows() * N, [=](std::size_t first, std::size_t rows) {
    const detail::kernels::Layout at{
        .a_row = 1, .a_step = K, .b_row = N, .c_row = N, .depth = 0, .last = 0, .apart = true};
    detail::kernels::gemm_panels<N, K == 1 ? 1 : dynamic>(rows, a.rows(), detail::kernels::kc, at, a.data() + first,
                                                          detail::kernels::InPlace<T>{b.data(), N},
                                                          c.data() + first * N, detail::kernels::Epilogue<T>{});
  });
}

/// c = a · bᵀ, with a of shape (M, N), b of shape (K, N) and c of shape (M, K): dx = dy · kernelᵀ.
/// A null c is not wanted, and not computed.
template <class T, std::size_t M, std::size_t K, std::size_t N>
void gemm_nt(View<const T, M, N> a, View<const T, K, N> b, View<T, M, K> c) noexcept {
  using namespace detail;
  if (c.data() == nullptr) return;
  constexpr std::size_t W = detail::simd::width<T>;
  if constexpr (M > W && K >= W && N >= W && N <= detail::kernels::kc)
    if (a.rows() > W && a.rows() * (K + N) < K * N)
      return for_rows<M>(K, detail::kernels::nt_strip, a.rows() * N, [=](std::size_t first, std::size_t count) {
        detail::kernels::gemm_nt_transposed<T, K, N>(a.rows(), a.data(), b.data(), c.data(), first, first + count);
      });
  using Tiles = detail::kernels::Tiling<T, K>;
  for_rows<M>(a.rows(), Tiles::tile_rows, K * N, [=](std::size_t first, std::size_t rows) {
    const detail::kernels::Layout at{.a_row = N, .a_step = 1, .b_row = 0, .c_row = K, .depth = 0, .last = 0};
    detail::kernels::Transposed<detail::simd::fitting_pack<T, (std::min)(K, N)>, N, Tiles::tile_packs * Tiles::width, K>
        right;
    right.b = b.data(), right.row = N;
    detail::kernels::gemm_panels<K, dynamic>(rows, N, detail::kernels::kc, at, a.data() + first * N, right,
                                             c.data() + first * K, detail::kernels::Epilogue<T>{});
  });
}

}  // namespace dovetail::inline DOVETAIL_TARGET
