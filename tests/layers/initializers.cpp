// SPDX-License-Identifier: MIT
#include <dovetail/layers/initializers.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <concepts>

using namespace dovetail;

// Keras's fans.
static_assert(Fans<Shape<784, 128>>::in == 784 && Fans<Shape<784, 128>>::out == 128);
static_assert(Fans<Shape<3, 5, 16, 32>>::in == 3 * 5 * 16 && Fans<Shape<3, 5, 16, 32>>::out == 3 * 5 * 32);
static_assert(Fans<Shape<7>>::in == 7 && Fans<Shape<7>>::out == 7);

static_assert(detail::layers::initializer<Zeros> && detail::layers::initializer<HeNormal> &&
              detail::layers::initializer<Constant<2>> && !detail::layers::initializer<int>);

// The place in a list decides; where the list ends, Keras's default stands.
static_assert(std::same_as<detail::layers::initializer_at<0, Initializers<Ones, Zeros>>, Ones>);
static_assert(std::same_as<detail::layers::initializer_at<1, Initializers<Ones, Zeros>>, Zeros>);
static_assert(std::same_as<detail::layers::initializer_at<2, Initializers<Ones, Zeros>>, GlorotUniform>);
static_assert(std::same_as<detail::layers::initializer_at<7, detail::layers::Everywhere<Zeros>>, Zeros>);
static_assert(
    std::same_as<
        detail::layers::initializer_at<0, detail::layers::Override<Initializers<HeNormal>, Initializers<Ones, Zeros>>>,
        HeNormal>);
static_assert(
    std::same_as<
        detail::layers::initializer_at<1, detail::layers::Override<Initializers<HeNormal>, Initializers<Ones, Zeros>>>,
        Zeros>);

namespace {

struct Seen {
  double mean, variance, most;
};
template <class Initializer, class T, std::size_t... E>
Seen fill() {
  Tensor<T, E...> t;
  Random random(Seed{7});
  Initializer::fill(t, random);
  Seen seen{0, 0, 0};
  for (const T v : t.flat()) {
    const double d = static_cast<double>(v), n = static_cast<double>(t.size());
    seen.mean += d / n;
    seen.variance += d * d / n;
    seen.most = std::max(seen.most, std::abs(d));
  }
  return seen;
}

// Of 120,000 numbers: the mean is off by 1/346 of a deviation, the variance by 0.4 % at most, times four.
template <class Initializer, class T>
void check(double variance, double limit) {
  const Seen seen = fill<Initializer, T, 300, 400>();
  CHECK(std::abs(seen.mean) < 4 * std::sqrt(variance) / 346);
  CHECK(std::abs(seen.variance / variance - 1) < 4 * 0.004);
  CHECK(seen.most <= limit * 1.000001);
  CHECK(seen.most > limit * 0.995);
}

}  // namespace

TEST_CASE_TEMPLATE("variances and limits are Keras's, for 300 in and 400 out", T, float, double) {
  check<GlorotUniform, T>(2.0 / 700, std::sqrt(6.0 / 700));
  check<HeUniform, T>(2.0 / 300, std::sqrt(6.0 / 300));
  // Cut at two deviations of the normal distribution; what is left has 0.8796... of its deviation.
  check<GlorotNormal, T>(2.0 / 700, 2 * std::sqrt(2.0 / 700) / 0.87962566103423978);
  check<HeNormal, T>(2.0 / 300, 2 * std::sqrt(2.0 / 300) / 0.87962566103423978);
}

TEST_CASE("a kernel of a convolution counts its window") {
  CHECK(fill<GlorotUniform, float, 5, 5, 10, 20>().most == doctest::Approx(std::sqrt(6.0 / (25 * 30))).epsilon(0.01));
  CHECK(fill<HeUniform, float, 5, 5, 10, 20>().most == doctest::Approx(std::sqrt(6.0 / (25 * 10))).epsilon(0.01));
}

TEST_CASE("constants") {
  Tensor<float, 2, 2> t;
  Random random;
  Constant<0.25>::fill(t, random);
  CHECK(t == Tensor<float, 2, 2>{{0.25f, 0.25f}, {0.25f, 0.25f}});
  Ones::fill(t, random);
  CHECK(t == Tensor<float, 2, 2>{{1, 1}, {1, 1}});
  Zeros::fill(t, random);
  CHECK(t == Tensor<float, 2, 2>{{0, 0}, {0, 0}});
  CHECK(random.next() == Random().next());  // they draw nothing
}
