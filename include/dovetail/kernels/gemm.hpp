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

/// All rows of one panel of columns: tiles of 6 rows, then of 1.
template <std::size_t M, std::size_t NP, bool Accumulate, class T, class Epilogue>
void gemm_panel(std::size_t rows, Left<T> a, Right<T> b, Result<T> c, const Epilogue& epilogue) {
  std::size_t i = 0;
  const auto tiles = [&]<std::size_t MR, std::size_t Rest>(std::index_sequence<MR, Rest>) {
    if constexpr (M == dynamic || Rest >= MR)  // Rest: the rows that get here, if they are known
      for (; i + MR <= rows; i += MR)
        gemm_tile<MR, NP, Accumulate>(Left<T>{a.data + i * a.row, a.row, a.step}, b,
                                      Result<T>{c.data + i * c.row, c.row, c.column, c.last}, epilogue);
  };
  tiles(std::index_sequence<tile_rows, M>{});
  tiles(std::index_sequence<1, M % tile_rows>{});
}

/// All columns from First on: panels of NP packs, then of half as many. right(column, width) gives the
/// right operand of a panel, which stays in the cache while the rows go by.
template <std::size_t M, std::size_t N, bool Accumulate = false, std::size_t NP = M == 1 ? row_packs : tile_packs,
          std::size_t First = 0, class T, class Panel, class Epilogue>
void gemm_panels(std::size_t rows, Left<T> a, const Panel& right, T* c, const Epilogue& epilogue) {
  constexpr std::size_t W = simd::width<T>, packs = (N - First + W - 1) / W, next = First + packs / NP * NP * W;
  for (std::size_t column = First; column < next; column += NP * W) {
    const std::size_t last = column + NP * W > N ? N - column - (NP - 1) * W : W;
    gemm_panel<M, NP, Accumulate>(rows, a, right(column, NP * W), Result<T>{c + column, N, column, last}, epilogue);
  }
  if constexpr (next < N) gemm_panels<M, N, Accumulate, NP / 2, next>(rows, a, right, c, epilogue);
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
template <class T, std::size_t M, std::size_t K, std::size_t N, class Epilogue = Activate<T>>
void gemm(View<const T, M, K> a, View<const T, K, N> b, View<T, M, N> c, Epilogue epilogue = {}) noexcept {
  detail::gemm_panels<M, N>(a.rows(), detail::Left<T>{a.data(), K, 1}, detail::panels_in_place<N>(b.data(), K), c.data(),
                            epilogue);
}

/// c = aᵀ · b, with a of shape (M, K), b of shape (M, N) and c of shape (K, N): dkernel = xᵀ · dy.
template <class T, std::size_t M, std::size_t K, std::size_t N>
void gemm_tn(View<const T, M, K> a, View<const T, M, N> b, View<T, K, N> c) noexcept {
  detail::gemm_panels<K, N>(K, detail::Left<T>{a.data(), 1, K}, detail::panels_in_place<N>(b.data(), b.rows()), c.data(),
                            Activate<T>{});
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
    detail::gemm_panels<M, K, Accumulate>(a.rows(), detail::Left<T>{a.data() + first, N, 1}, transposed, c.data(),
                                          Activate<T>{});
  };
  sum(std::false_type{}, 0, chunk);
  if constexpr (N > chunk)
    for (std::size_t first = chunk; first < N; first += chunk)
      sum(std::true_type{}, first, N - first < chunk ? N - first : chunk);
}

// Tensors are lent to the functions above, which see Views.
template <class A, class B, class C, class... Epilogue>
  requires detail::lenders<A, B, C>
void gemm(const A& a, const B& b, C&& c, Epilogue... epilogue) noexcept {
  gemm(detail::lend(a), detail::lend(b), detail::lend(c), epilogue...);
}
template <class A, class B, class C>
  requires detail::lenders<A, B, C>
void gemm_tn(const A& a, const B& b, C&& c) noexcept {
  gemm_tn(detail::lend(a), detail::lend(b), detail::lend(c));
}
template <class A, class B, class C>
  requires detail::lenders<A, B, C>
void gemm_nt(const A& a, const B& b, C&& c) noexcept {
  gemm_nt(detail::lend(a), detail::lend(b), detail::lend(c));
}

}  // namespace dovetail
