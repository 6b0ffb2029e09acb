// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/kernels/gemm.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include "memory.hpp"

namespace kernels {

using namespace dovetail;

/// An element of a product, summed one by one in double, with the sum of the sizes of its terms.
struct Sum {
  double value = 0, size = 0;
  void add(double a, double b) {
    value += a * b;
    size += std::abs(a * b);
  }
};

/// Each of the k additions of a product rounds by at most eps of what is there so far.
template <class T>
void check(T value, const Sum& exact, std::size_t k, std::size_t i, std::size_t j) {
  const double eps = std::numeric_limits<T>::epsilon();
  if (!(std::abs(static_cast<double>(value) - exact.value) <= static_cast<double>(k + 1) * eps * exact.size))
    FAIL_CHECK("(" << i << ", " << j << "): " << value << " instead of " << exact.value);
}

/// gemm, gemm_tn and gemm_nt of M x K and K x N against the plain loop. B is M or dynamic.
template <class T, std::size_t B, std::size_t K, std::size_t N>
void products(std::size_t M, Random& random_) {
  CAPTURE(M);
  CAPTURE(K);
  CAPTURE(N);
  const auto x = random<T>(M * K, random_), kernel = random<T>(K * N, random_), dy = random<T>(M * N, random_);
  Guarded<T> y(M * N), dkernel(K * N), dx(M * K);
  const View<const T, B, K> xs(x.data(), M);
  const View<const T, B, N> dys(dy.data(), M);
  const View<const T, K, N> ks(kernel.data());

  gemm(xs, ks, View<T, B, N>(y.data(), M));  // y = x · kernel
  CHECK(y.intact());
  for (std::size_t i = 0; i < M; ++i)
    for (std::size_t j = 0; j < N; ++j) {
      Sum sum;
      for (std::size_t k = 0; k < K; ++k) sum.add(x[i * K + k], kernel[k * N + j]);
      check(y[i * N + j], sum, K, i, j);
    }

  gemm_tn(xs, dys, View<T, K, N>(dkernel.data()));  // dkernel = xᵀ · dy
  CHECK(dkernel.intact());
  for (std::size_t i = 0; i < K; ++i)
    for (std::size_t j = 0; j < N; ++j) {
      Sum sum;
      for (std::size_t m = 0; m < M; ++m) sum.add(x[m * K + i], dy[m * N + j]);
      check(dkernel[i * N + j], sum, M, i, j);
    }

  gemm_nt(dys, ks, View<T, B, K>(dx.data(), M));  // dx = dy · kernelᵀ
  CHECK(dx.intact());
  for (std::size_t i = 0; i < M; ++i)
    for (std::size_t j = 0; j < K; ++j) {
      Sum sum;
      for (std::size_t n = 0; n < N; ++n) sum.add(dy[i * N + n], kernel[j * N + n]);
      check(dx[i * K + j], sum, N, i, j);
    }
}

/// For all rows around the edges of a tile of 6 rows, which run time knows; and for one row, as a type.
template <class T, std::size_t K, std::size_t N>
void products() {
  Random random_(Seed{K * 1000 + N});
  static constexpr std::size_t rows[]{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 25};
  for (const std::size_t M : rows) products<T, dynamic, K, N>(M, random_);
  products<T, 1, K, N>(1, random_);
}

/// Sizes, for all pairs of them.
template <std::size_t... N>
struct Sizes {};
template <class T, std::size_t... K, std::size_t... N>
void products(Sizes<K...>, Sizes<N...>) {
  const auto columns = []<std::size_t One>(std::integral_constant<std::size_t, One>) { (products<T, One, N>(), ...); };
  (columns(std::integral_constant<std::size_t, K>{}), ...);
}

}  // namespace kernels
