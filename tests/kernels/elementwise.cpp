// SPDX-License-Identifier: MIT
#include <dovetail/kernels/elementwise.hpp>

#include <doctest/doctest.h>

#include "memory.hpp"

using namespace dovetail;
using namespace kernels;

TEST_CASE_TEMPLATE("elementwise is f of each element", T, float, double) {
  constexpr std::size_t W = detail::simd::width<T>;
  Random random_(Seed{1});
  for (std::size_t n = 0; n <= 3 * W + 1; ++n) {
    CAPTURE(n);
    const auto a = random<T>(n, random_), b = random<T>(n, random_);
    Guarded<T> y(n);
    const View<const T, dynamic> as(a.data(), n), bs(b.data(), n);
    const View<T, dynamic> to(y.data(), n);
    elementwise([](auto p, auto q) { return p - q; }, to, as, bs);
    CHECK(y.intact());
    for (std::size_t i = 0; i < n; ++i) CHECK(y[i] == a[i] - b[i]);

    elementwise([](auto p, auto q) { return p + q; }, to, to, bs);  // in place
    CHECK(y.intact());
    for (std::size_t i = 0; i < n; ++i) CHECK(y[i] == (a[i] - b[i]) + b[i]);

    y.poison();
    detail::kernels::copy(as, to);
    CHECK(y.intact());
    for (std::size_t i = 0; i < n; ++i) CHECK(y[i] == a[i]);
  }
}

TEST_CASE("elementwise and copy take tensors and views of any rank") {
  const Tensor<float, 2, 3> x{{1, 2, 3}, {4, 5, 6}};
  Tensor<float, 2, 3> y;
  elementwise([](auto v) { return v + v; }, y, x);
  CHECK(y == Tensor<float, 2, 3>{{2, 4, 6}, {8, 10, 12}});
  Tensor<float, 6> flat;
  detail::kernels::copy(x.view(), flat);
  CHECK(flat == Tensor<float, 6>{1, 2, 3, 4, 5, 6});
}
