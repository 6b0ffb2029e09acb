// SPDX-License-Identifier: MIT
#include <dovetail/layers/rescaling.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/layers/with.hpp>
#include <dovetail/tensor/cast.hpp>

#include "alone.hpp"

using namespace layers;

namespace {
template <class L, class T>
using element = detail::layers::element_of<L, T>;
using OfFloats = With<Rescaling<2>, Floats>::at<Shape<3>>;
}  // namespace
static_assert(std::same_as<element<Rescaling<2>::at<Shape<3>>, float>, std::uint8_t> &&
              std::same_as<element<Rescaling<2, 1>::at<Shape<3>>, double>, std::uint8_t>);
static_assert(std::same_as<element<OfFloats, float>, float> && std::same_as<element<OfFloats, double>, double>);
static_assert(
    std::same_as<Rescaling<>::problem, detail::phrases<detail::problems::takes_Scale_and_Offset_or_Scale_alone>>);

TEST_CASE_TEMPLATE("bytes become numbers", T, float, double) {
  Alone<Rescaling<2.0 / 255, -1>, Shape<2, 3>, T> rescaling;
  const Tensor<std::uint8_t, dynamic, 2, 3> x = {{{0, 1, 127}, {128, 254, 255}}};
  const auto y = rescaling.forward(x);
  CHECK(y(0, 0, 0) == -1);
  CHECK(y(0, 1, 2) == 1);
  for (std::size_t i = 0; i < 6; ++i) {
    const double expected = 2.0 / 255 * double(x.data()[i]) - 1;
    CHECK(double(y.data()[i]) == doctest::Approx(expected).epsilon(std::same_as<T, float> ? 2e-6 : 1e-14));
  }
  CHECK(rescaling.train(x) == y);
  rescaling.backward(x, y, y);  // does nothing: nobody wants a gradient of bytes
}

TEST_CASE("numbers of the network's type, and their gradient") {
  Alone<With<Rescaling<3, 1>, Floats>, Shape<2>> rescaling;
  const Tensor<float, dynamic, 2> x = {{1, -2}, {0, 0.5}}, y = {{4, -5}, {1, 2.5}};
  CHECK(rescaling.forward(x) == y);
  CHECK(rescaling.backward(x, y, {{1, 2}, {3, 4}}) == Tensor<float, dynamic, 2>{{3, 6}, {9, 12}});
}

TEST_CASE("bytes give what the same numbers give, bit by bit, in batches of any size") {
  Alone<Rescaling<1.0 / 255, -0.1>, Shape<37>> bytes;
  Alone<With<Rescaling<1.0 / 255, -0.1>, Floats>, Shape<37>> numbers;
  for (const std::size_t rows : {1u, 2u, 7u}) {
    auto x = Tensor<std::uint8_t, dynamic, 37>::with_rows(rows);
    for (std::size_t i = 0; i < x.size(); ++i) x.data()[i] = static_cast<std::uint8_t>(i);
    CHECK(bytes.forward(x) == numbers.forward(cast<float>(x)));
  }
}
