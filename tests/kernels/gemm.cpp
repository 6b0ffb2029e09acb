// SPDX-License-Identifier: MIT
#include <dovetail/kernels/gemm.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "products.hpp"

using namespace dovetail;
using namespace kernels;

namespace {
template <class T>
constexpr std::size_t W = detail::simd::width<T>;

// Both edges of 1, 2, 4 and 8 packs, and of those half and a quarter as wide.
template <class T>
using PackEdges = Sizes<W<T> / 4 + 1, W<T> / 2, W<T> / 2 + 1, W<T> - 1, W<T>, W<T> + 1, 2 * W<T> - 1, 2 * W<T> + 1,
                        3 * W<T>, 4 * W<T> - 1, 4 * W<T> + 1, 8 * W<T> - 1, 8 * W<T> + 1>;
}  // namespace

TEST_CASE_TEMPLATE("products of small matrices are the plain loop's", T, float, double) {
  products<T>(Sizes<1, 2>{}, Sizes<1, 2, 3, 4, 5>{});
  products<T>(Sizes<3, 4, 5>{}, Sizes<1, 3>{});
}
TEST_CASE_TEMPLATE("products are the plain loop's at each edge of the columns", T, float, double) {
  products<T>(Sizes<3>{}, PackEdges<T>{});
}
TEST_CASE_TEMPLATE("products are the plain loop's at each edge of the sum", T, float, double) {
  products<T>(PackEdges<T>{}, Sizes<1, 2>{});
}
TEST_CASE_TEMPLATE("products are the plain loop's where tiles of several widths follow", T, float, double) {
  products<T, 7, 11 * W<T> + 3>();
  products<T, 15 * W<T> + 1, 3>();
}
TEST_CASE_TEMPLATE("products are the plain loop's for every count of rows up to two tiles and more", T, float, double) {
  Random random_(Seed{11});
  for (std::size_t M = 0; M <= 49; ++M)
    products<T, dynamic, 5, 4 * W<T>>(M, random_), products<T, dynamic, 5, 10>(M, random_);
  products<T, 2, 5, 3>(2, random_);  // rows that the type knows
  products<T, 7, 8, 8>(7, random_);
  products<T, 13, 3, 16>(13, random_);
}
TEST_CASE_TEMPLATE("long sums are cut into blocks", T, float, double) {
  Random random_(Seed{12});
  products<T, dynamic, 3, 513>(2, random_);          // gemm_nt
  products<T, dynamic, 2, 4 * W<T>>(1030, random_);  // gemm_tn
}
TEST_CASE_TEMPLATE("a wide right operand is copied where many rows share it", T, float, double) {
  constexpr std::size_t N = detail::kernels::min_row_bytes_to_pack / sizeof(T) + 3;
  Random random_(Seed{13});
  products<T, dynamic, 2, N>(detail::kernels::min_rows_to_pack, random_);
  const std::size_t M = detail::kernels::min_rows_to_pack + 1;
  constexpr std::size_t K = 2 * detail::kernels::kc + 1;  // and in blocks
  const auto a = random<T>(M * K, random_), b = random<T>(K * N, random_);
  Guarded<T> all(M * N), row(N);
  gemm(View<const T, dynamic, K>(a.data(), M), View<const T, K, N>(b.data()), View<T, dynamic, N>(all.data(), M));
  CHECK(all.intact());
  for (const std::size_t i : {std::size_t{0}, M - 1}) {  // what is not copied gives the same bits
    gemm(View<const T, 1, K>(a.data() + i * K), View<const T, K, N>(b.data()), View<T, 1, N>(row.data()));
    CHECK(std::equal(row.data(), row.data() + N, all.data() + i * N));
  }
}
TEST_CASE_TEMPLATE("gemm_nt of few long rows turns the product round", T, float, double) {
  Random random_(Seed{14});
  constexpr std::size_t N = 6 * W<T> + 3, K = 11 * W<T> + 5;
  for (const std::size_t M : {W<T> + 1, 2 * W<T> - 1, 2 * W<T>, 2 * W<T> + 1, 3 * W<T>, 4 * W<T> - 1})
    products<T, dynamic, K, N>(M, random_);
}

TEST_CASE_TEMPLATE("a result that is not wanted is not computed", T, float, double) {
  Random random_(Seed{1});
  const auto a = random<T>(2 * 3, random_), b = random<T>(4 * 3, random_);
  gemm_nt(View<const T, dynamic, 3>(a.data(), 2), View<const T, 4, 3>(b.data()), View<T, dynamic, 4>(nullptr, 2));
}

TEST_CASE_TEMPLATE("the rows of a product do not depend on each other, to the last bit", T, float, double) {
  constexpr std::size_t M = 25, K = 19, N = 5 * W<T> + 3;
  Random random_(Seed{2});
  const auto a = random<T>(M * K, random_), b = random<T>(K * N, random_);
  Guarded<T> all(M * N), row(N);
  const View<const T, K, N> right(b.data());
  gemm(View<const T, dynamic, K>(a.data(), M), right, View<T, dynamic, N>(all.data(), M));
  for (std::size_t i = 0; i < M; ++i) {
    CAPTURE(i);
    gemm(View<const T, 1, K>(a.data() + i * K), right, View<T, 1, N>(row.data()));
    CHECK(std::equal(row.data(), row.data() + N, all.data() + i * N));
  }
}

TEST_CASE_TEMPLATE("a gradient of a million rows is off by no more than the bound", T, float, double) {
  static constexpr std::size_t M = 1'000'003;
  static constexpr double unit = static_cast<double>(std::numeric_limits<T>::epsilon()) / 2;
  const auto check = [](auto columns_of_a, auto columns_of_b) {
    constexpr std::size_t K = decltype(columns_of_a)::value, N = decltype(columns_of_b)::value;
    const std::vector<T> a(M * K, T(0.1)), b(M * N, T(0.7));
    std::vector<T> c(K * N);
    gemm_tn(View<const T, dynamic, K>(a.data(), M), View<const T, dynamic, N>(b.data(), M), View<T, K, N>(c.data()));
    const double sum = static_cast<double>(M) * static_cast<double>(T(0.1)) * static_cast<double>(T(0.7));
    for (const T value : c) CHECK(std::abs(static_cast<double>(value) - sum) <= (514 + M / 512.0) * unit * sum);
  };
  constexpr std::integral_constant<std::size_t, 1> one;
  constexpr std::integral_constant<std::size_t, 3> three;
  check(one, one);
  check(three, one);
  check(one, three);
  check(three, three);
}
