// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <type_traits>
#include <utility>

#include <dovetail/kernels/epilogue.hpp>
#include <dovetail/kernels/gemm_tile.hpp>
#include <dovetail/kernels/lend.hpp>
#include <dovetail/tensor/tensor.hpp>

/// Products of matrices: M rows, K summed over, N columns. Row-major; nothing need be aligned.
namespace dovetail {
namespace detail {

// 6 x 2 sums, 2 packs of the right operand and one of the left fill 16 registers; 6 x 4 fill 32.
inline constexpr std::size_t tile_rows = 6, tile_packs = simd::registers == 32 ? 4 : 2;
// A single row has only its columns to keep two multiply-adds of latency 4 busy: 8 packs.
inline constexpr std::size_t row_packs = 8;

/// All rows of one panel of columns: tiles of 6 rows, unless there is only One, then of 1.
template <bool One, std::size_t NP, bool Accumulate, class T, class Activation>
void gemm_panel(std::size_t rows, Left<T> a, Right<T> b, Result<T> c, const Epilogue<T, Activation>& epilogue) noexcept {
  const auto tiles = [&]<std::size_t MR>(std::integral_constant<std::size_t, MR>) {
    for (; rows >= MR; rows -= MR) {
      gemm_tile<MR, NP, Accumulate>(a, b, c, epilogue);
      a.data += MR * a.row;
      c.data += MR * c.row;
    }
  };
  if constexpr (!One) tiles(std::integral_constant<std::size_t, tile_rows>{});
  tiles(std::integral_constant<std::size_t, 1>{});
}

/// All columns from First on: panels of NP packs, then of half as many. right(column, width) gives the
/// right operand of a panel, which stays in the cache while the rows go by.
template <bool One, std::size_t N, bool Accumulate = false, std::size_t NP = One ? row_packs : tile_packs, std::size_t First = 0,
          class T, class Panel, class Activation>
void gemm_panels(std::size_t rows, Left<T> a, const Panel& right, T* c, const Epilogue<T, Activation>& epilogue) noexcept {
  constexpr std::size_t W = simd::width<T>, packs = (N - First + W - 1) / W, next = First + packs / NP * NP * W;
  if constexpr (next > First)
    for (std::size_t column = First; column < next; column += NP * W) {
      const std::size_t last = column + NP * W > N ? N - column - (NP - 1) * W : W;
      gemm_panel<One, NP, Accumulate>(rows, a, right(column, NP * W), Result<T>{c + column, N, column, last}, epilogue);
    }
  if constexpr (next < N) gemm_panels<One, N, Accumulate, NP / 2, next>(rows, a, right, c, epilogue);
}

/// The panels of a right operand of shape (depth, N) where it lies. A last pack that reaches over the last
/// column reads on in the next row; the last rows have none.
template <std::size_t N, class T>
auto panels_in_place(const T* b, std::size_t depth) {
  return [=](std::size_t column, std::size_t width) {
    const std::size_t over = column + width > N ? column + width - N : 0, short_rows = (over + N - 1) / N;
    return Right<T>{b + column, N, depth, depth > short_rows ? depth - short_rows : 0};
  };
}

}  // namespace detail

/// c = epilogue(a · b), with a of shape (M, K), b of shape (K, N) and c of shape (M, N).
template <class T, std::size_t M, std::size_t K, std::size_t N, class Activation = Identity>
void gemm(View<const T, M, K> a, View<const T, K, N> b, View<T, M, N> c, Epilogue<T, Activation> epilogue = {}) noexcept {
  detail::gemm_panels<M == 1, N>(a.rows(), detail::Left<T>{a.data(), K, 1}, detail::panels_in_place<N>(b.data(), K), c.data(),
                            epilogue);
}

/// c = aᵀ · b, with a of shape (M, K), b of shape (M, N) and c of shape (K, N): dkernel = xᵀ · dy.
template <class T, std::size_t M, std::size_t K, std::size_t N>
void gemm_tn(View<const T, M, K> a, View<const T, M, N> b, View<T, K, N> c) noexcept {
  detail::gemm_panels<K == 1, N>(K, detail::Left<T>{a.data(), 1, K}, detail::panels_in_place<N>(b.data(), b.rows()), c.data(),
                            Epilogue<T>{});
}

/// c = a · bᵀ, with a of shape (M, N), b of shape (K, N) and c of shape (M, K): dx = dy · kernelᵀ.
/// A null c is not wanted, and not computed.
template <class T, std::size_t M, std::size_t K, std::size_t N>
void gemm_nt(View<const T, M, N> a, View<const T, K, N> b, View<T, M, K> c) noexcept {
  if (c.data() == nullptr) return;
  constexpr std::size_t chunk = N < 128 ? N : 128;  // 128 x 64 floats, 32 KiB: the L1 cache
  alignas(alignment) T packed[chunk * detail::row_packs * simd::width<T>];
  const auto sum = [&]<bool Accumulate>(std::bool_constant<Accumulate>, std::size_t first, std::size_t depth) {
    const auto transposed = [&](std::size_t column, std::size_t width) {
      for (std::size_t k = 0; k < depth; ++k)
        for (std::size_t j = 0; j < width; ++j)
          packed[k * width + j] = column + j < K ? b.data()[(column + j) * N + first + k] : T(0);
      return detail::Right<T>{packed, width, depth, depth};
    };
    detail::gemm_panels<M == 1, K, Accumulate>(a.rows(), detail::Left<T>{a.data() + first, N, 1}, transposed, c.data(),
                                               Epilogue<T>{});
  };
  sum(std::false_type{}, 0, chunk);
  if constexpr (N > chunk)
    for (std::size_t first = chunk; first < N; first += chunk)
      sum(std::true_type{}, first, N - first < chunk ? N - first : chunk);
}

/// Of tensors, which are lent as views.
template <class A, class B, class C, class... End>
  requires detail::lenders<A, B, C>
void gemm(const A& a, const B& b, C&& c, End... epilogue) noexcept {
  gemm(detail::lend(a), detail::lend(b), detail::lend(c), epilogue...);
}
/// Of tensors, which are lent as views.
template <class A, class B, class C>
  requires detail::lenders<A, B, C>
void gemm_tn(const A& a, const B& b, C&& c) noexcept {
  gemm_tn(detail::lend(a), detail::lend(b), detail::lend(c));
}
/// Of tensors, which are lent as views.
template <class A, class B, class C>
  requires detail::lenders<A, B, C>
void gemm_nt(const A& a, const B& b, C&& c) noexcept {
  gemm_nt(detail::lend(a), detail::lend(b), detail::lend(c));
}

}  // namespace dovetail
