// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <utility>

#include <dovetail/simd/pack.hpp>

/// The microkernel under all products: one tile of the result, its sums in registers.
namespace dovetail::detail {

/// The left operand: a(i, k) = data[i * row + k * step], so one kernel serves a and its transpose.
template <class T>
struct Left {
  const T* data;
  std::size_t row, step;
};

/// The right operand: b(k, j) = data[k * row + j] for k < depth. Behind the first `whole` rows there is
/// memory for whole packs; in the others a pack must not reach past the last column.
template <class T>
struct Right {
  const T* data;
  std::size_t row, depth, whole;
};

/// Where the sums of a tile go: c(i, j) of MR rows and NP packs of columns from `column` of the whole
/// result on, the last pack with `last` columns.
template <class T>
struct Result {
  T* data;
  std::size_t row, column, last;
};

// One element of a tile: pack p of row i.
template <std::size_t NP, class T>
simd::pack<T> load_sum(Result<T> c, std::size_t i, std::size_t p) noexcept {
  const T* from = c.data + i * c.row + p * simd::width<T>;
  return p + 1 < NP || c.last == simd::width<T> ? simd::load(from) : simd::load_first(from, c.last);
}
template <std::size_t NP, class T>
void store_sum(Result<T> c, std::size_t i, std::size_t p, simd::pack<T> sum) noexcept {
  T* to = c.data + i * c.row + p * simd::width<T>;
  if (p + 1 < NP || c.last == simd::width<T>) {
    simd::store(to, sum);
  } else {
    simd::store_first(to, sum, c.last);
  }
}

// Packs are expanded in place of loops, and no lambda holds the sums: so every compiler, GCC at -O2 too,
// keeps them in registers.
template <bool Accumulate, class T, class Epilogue, std::size_t... I, std::size_t... P>
void gemm_tile(Left<T> a, Right<T> b, Result<T> c, const Epilogue& epilogue, std::index_sequence<I...>,
               std::index_sequence<P...>) noexcept {
  using pack = simd::pack<T>;
  constexpr std::size_t W = simd::width<T>, NP = sizeof...(P);  // I counts the elements: pack I % NP of row I / NP
  pack sums[] = {(Accumulate ? load_sum<NP>(c, I / NP, I % NP) : pack(T(0)))...};
  for (std::size_t k = 0; k < b.whole; ++k) {
    const pack right[] = {simd::load(b.data + P * W)...};
    ((sums[I] = simd::fma(pack(a.data[I / NP * a.row]), right[I % NP], sums[I])), ...);
    a.data += a.step;
    b.data += b.row;
  }
  for (std::size_t k = b.whole; k < b.depth; ++k) {
    const pack right[] = {(P + 1 < NP ? simd::load(b.data + P * W) : simd::load_first(b.data + P * W, c.last))...};
    ((sums[I] = simd::fma(pack(a.data[I / NP * a.row]), right[I % NP], sums[I])), ...);
    a.data += a.step;
    b.data += b.row;
  }
  const pack terms[] = {epilogue.load(c.column + P * W, P + 1 < NP ? W : c.last)...};
  (store_sum<NP>(c, I / NP, I % NP, epilogue(sums[I], terms[I % NP])), ...);
}

/// c(i, j) = epilogue(Σ_k a(i, k) · b(k, j)) for MR rows and NP packs of columns. With Accumulate the sum
/// starts from c. Every element is summed in the order of k, wherever it stands: so a batch gives the same
/// bits as its samples.
template <std::size_t MR, std::size_t NP, bool Accumulate, class T, class Epilogue>
void gemm_tile(Left<T> a, Right<T> b, Result<T> c, const Epilogue& epilogue) noexcept {
  gemm_tile<Accumulate>(a, b, c, epilogue, std::make_index_sequence<MR * NP>{}, std::make_index_sequence<NP>{});
}

}  // namespace dovetail::detail
