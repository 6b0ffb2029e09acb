// SPDX-License-Identifier: MIT
#include <dovetail/kernels/constant.hpp>

#include <doctest/doctest.h>

#include <utility>

#include <dovetail/kernels/elementwise.hpp>
#include <dovetail/kernels/gemm.hpp>
#include <dovetail/kernels/softmax.hpp>

using namespace dovetail;

namespace {
// What a kernel computes in a constant expression, beside what it does at run time: numbers below 16 of few operations,
// so to some last places of 16.
template <class T>
bool close(const T* a, const T* b, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    if (!(a[i] - b[i] <= 64 * std::numeric_limits<T>::epsilon() &&
          b[i] - a[i] <= 64 * std::numeric_limits<T>::epsilon()))
      return false;
  return true;
}

template <class T>
constexpr Tensor<T, 2, 5> left{{T(.5), -1, T(.25), 2, T(.125)}, {1, T(.5), -1, T(-.5), T(.75)}};
template <class T>
constexpr Tensor<T, 5, 3> right{{1, 2, T(.5)}, {-1, T(.3), 0}, {T(.1), T(.2), T(.7)}, {-2, 1, T(.9)}, {T(.6), -1, 1}};
template <class T>
constexpr Tensor<T, 3> bias{T(.1), -1, T(.3)};

template <class T>
constexpr Tensor<T, 2, 3> product = [] {
  Tensor<T, 2, 3> c;
  gemm(left<T>.view(), right<T>.view(), c.view(), add_bias(bias<T>));
  return c;
}();
template <class T>
constexpr Tensor<T, 2, 3> distributions = [] {
  Tensor<T, 2, 3> y;
  detail::kernels::softmax_rows(product<T>.view(), y.view());
  return y;
}();
constexpr auto square_plus = [](auto a, auto b) { return a * a + b; };
template <class T>
constexpr Tensor<T, 2, 3> squares = [] {
  Tensor<T, 2, 3> y = product<T>;
  elementwise(square_plus, y.view(), y.view(), distributions<T>);
  return y;
}();

template <class T>
void check() {
  Tensor<T, 2, 3> c, y, z;
  gemm(left<T>.view(), right<T>.view(), c.view(), add_bias(bias<T>));
  CHECK(close(product<T>.data(), c.data(), 6));
  detail::kernels::softmax_rows(std::as_const(c).view(), y.view());
  CHECK(close(distributions<T>.data(), y.data(), 6));
  elementwise(square_plus, z, c, y);
  CHECK(close(squares<T>.data(), z.data(), 6));
}
}  // namespace

TEST_CASE("what compilers compute is what kernels do") {
  check<float>();
  check<double>();
}
