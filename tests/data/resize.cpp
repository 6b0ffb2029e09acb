// SPDX-License-Identifier: MIT
#include <dovetail/data/resize.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <concepts>

using namespace dovetail;

static_assert(std::same_as<decltype(resize<28, 28>(Tensor<float, dynamic, 8, 8>())), Tensor<float, dynamic, 28, 28>>);
static_assert(std::same_as<decltype(resize<2, 3>(View<double, 5, 8, 8>())), Tensor<double, 5, 2, 3>>);

namespace {

// The formula of the documentation, as four products and in double.
template <class V>
double formula(const V& x, std::size_t n, double s, double t) {
  constexpr auto dims = V::shape::dims;
  const auto pixel = [&](double i, double j) {
    const double row = std::fmin(std::fmax(i, 0), static_cast<double>(dims[1] - 1));
    const double column = std::fmin(std::fmax(j, 0), static_cast<double>(dims[2] - 1));
    return static_cast<double>(x(n, static_cast<std::size_t>(row), static_cast<std::size_t>(column)));
  };
  const double i = std::floor(s), j = std::floor(t), a = s - i, b = t - j;
  return (1 - a) * (1 - b) * pixel(i, j) + (1 - a) * b * pixel(i, j + 1) + a * (1 - b) * pixel(i + 1, j) +
         a * b * pixel(i + 1, j + 1);
}

template <std::size_t OutH, std::size_t OutW, std::size_t H, std::size_t W>
void follows_formula() {
  CAPTURE(OutH);
  CAPTURE(OutW);
  CAPTURE(H);
  CAPTURE(W);
  auto x = Tensor<float, dynamic, H, W>::with_rows(3);
  std::uint32_t state = 1;
  for (float& v : x.flat()) v = static_cast<float>((state = state * 1664525u + 1013904223u) >> 24) / 255;
  const auto y = resize<OutH, OutW>(x);
  REQUIRE(y.rows() == 3);
  for (std::size_t n = 0; n < 3; ++n)
    for (std::size_t i = 0; i < OutH; ++i)
      for (std::size_t j = 0; j < OutW; ++j) {
        const double s = (static_cast<double>(i) + 0.5) * H / OutH - 0.5;
        const double t = (static_cast<double>(j) + 0.5) * W / OutW - 0.5;
        // Pixels are at most 1, and few roundings of 6e-8 are on the way.
        CHECK(std::abs(static_cast<double>(y(n, i, j)) - formula(x, n, s, t)) < 5e-7);
      }
}

}  // namespace

TEST_CASE("golden numbers of tf.image.resize") {
  const Tensor<float, 1, 2, 2> x = {{{1, 2}, {3, 4}}};
  CHECK(
      resize<4, 4>(x) ==
      Tensor<float, 1, 4, 4>{{{1, 1.25, 1.75, 2}, {1.5, 1.75, 2.25, 2.5}, {2.5, 2.75, 3.25, 3.5}, {3, 3.25, 3.75, 4}}});
  CHECK(resize<2, 4>(x) == Tensor<float, 1, 2, 4>{{{1, 1.25, 1.75, 2}, {3, 3.25, 3.75, 4}}});
  CHECK(resize<1, 1>(x) == Tensor<float, 1, 1, 1>{{{2.5}}});
}

TEST_CASE("any size follows the formula, enlarged and shrunk") {
  follows_formula<28, 28, 8, 8>();
  follows_formula<3, 7, 5, 2>();
  follows_formula<5, 2, 3, 7>();
  follows_formula<9, 9, 1, 1>();
  follows_formula<1, 5, 4, 1>();
  follows_formula<4, 4, 28, 28>();
  follows_formula<11, 13, 12, 12>();
}

TEST_CASE("shrinking does not average: it takes the nearest pixels") {
  const Tensor<double, 1, 1, 5> x = {{{0, 0, 7, 0, 0}}};
  CHECK(resize<1, 1>(x)(0, 0, 0) == 7);  // the pixel in the middle alone
  const Tensor<double, 1, 1, 8> y = {{{9, 1, 3, 9, 9, 5, 7, 9}}};
  CHECK(resize<1, 2>(y) == Tensor<double, 1, 1, 2>{{{2, 6}}});  // from 4 pixels, the 2 around the centre
}

TEST_CASE("the same size and a constant stay as they are") {
  Tensor<float, 2, 3, 4> x;
  for (std::size_t i = 0; i < x.size(); ++i) x.data()[i] = static_cast<float>(i) / 7;
  CHECK(resize<3, 4>(x) == x);
  x.fill(0.3f);
  const auto constant = resize<17, 5>(x);
  for (const float v : constant.flat()) CHECK(v == 0.3f);
}

TEST_CASE("no images give no images; views are taken too") {
  CHECK(resize<28, 28>(Tensor<float, dynamic, 8, 8>()).rows() == 0);
  auto x = Tensor<float, dynamic, 2, 2>::with_rows(4);
  x(3, 1, 1) = 4;
  const auto last = resize<1, 1>(View<const float, dynamic, 2, 2>(x.data() + 8, 2));
  CHECK(last == Tensor<float, 2, 1, 1>{{{0}}, {{1}}});
}
