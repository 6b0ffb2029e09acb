// SPDX-License-Identifier: MIT
// Losses that are means over outputs, or over rows of them.
#include <dovetail/training/losses.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include <dovetail/random/random.hpp>
#include <dovetail/tensor.hpp>

using namespace dovetail;

namespace {
// The values that Keras's documentation shows, to the three digits that it shows.
void keras_says(const auto& loss, const Tensor<double, 2, 2>& t, const Tensor<double, 2, 2>& y, double expected) {
  const View<const double, dynamic, 2> outputs = y, targets = t;
  CHECK(std::abs(loss.of_outputs(outputs, targets, View<double, dynamic, 2>{}) - expected) <= 5e-4);
}

// By differences of the loss in double, whose step is small against all numbers.
void gradient_law(const auto& loss, double low, double high, const std::vector<double>& targets) {
  Random random(Seed{3});
  constexpr double step = 1e-6;
  for (const std::size_t rows : {1u, 2u, 17u}) {
    auto y = Tensor<double, dynamic, 3>::with_rows(rows), t = y, dy = y;
    for (double& value : y.flat()) value = random.uniform(low, high);
    for (std::size_t i = 0; i < t.size(); ++i) t.data()[i] = targets[random.below(targets.size())];
    const auto value = [&](View<double, dynamic, 3> gradient) {
      return loss.of_outputs(View<const double, dynamic, 3>(y), View<const double, dynamic, 3>(t), gradient);
    };
    const double all = value(dy.view());
    CHECK(value({}) == all);
    for (std::size_t i = 0; i < y.size(); ++i) {
      const double at = y.data()[i];
      y.data()[i] = at + step;
      const double above = value({});
      y.data()[i] = at - step;
      const double slope = (above - value({})) / (2 * step);
      y.data()[i] = at;
      CHECK(std::abs(dy.data()[i] - slope) <= 1e-6 * (1 + std::abs(slope)));
    }
  }
}

template <class T>
void is_finite_everywhere(const auto& loss) {
  using L = std::numeric_limits<T>;
  const std::vector<T> some{0, 1, -1, T(0.5), L::min(), -L::denorm_min(), T(1e30), L::max(), L::lowest()};
  Tensor<T, 1, 2> y, t, dy;
  for (const T a : some)
    for (const T b : some)
      for (const T c : some)
        for (const T d : {T(-1), T(0), T(1), L::max()}) {
          y(0, 0) = a, y(0, 1) = b, t(0, 0) = c, t(0, 1) = d;
          const double value =
              loss.of_outputs(View<const T, dynamic, 2>(y), View<const T, dynamic, 2>(t), View<T, dynamic, 2>(dy));
          if (!is_finite(value) || !is_finite(dy(0, 0)) || !is_finite(dy(0, 1)))
            FAIL_CHECK(a << ' ' << b << ", targets " << c << ' ' << d << ": " << value << ", gradient " << dy(0, 0)
                         << ' ' << dy(0, 1));
        }
}
void for_each_loss(auto f) {
  f(MeanAbsoluteError{});
  f(MeanAbsolutePercentageError{});
  f(MeanSquaredLogarithmicError{});
  f(Huber{});
  f(Huber{.delta = 0.1});
  f(LogCosh{});
  f(Hinge{});
  f(SquaredHinge{});
  f(Poisson{});
  f(KLDivergence{});
  f(CosineSimilarity{});
  f(CategoricalHinge{});
}
}  // namespace

TEST_CASE("as in Keras's documentation") {
  const Tensor<double, 2, 2> t{{0, 1}, {0, 0}}, signs{{-1, 1}, {-1, -1}}, y{{0.6, 0.4}, {0.4, 0.6}};
  keras_says(MeanAbsoluteError{}, t, {{1, 1}, {1, 0}}, 0.5);
  keras_says(MeanAbsolutePercentageError{}, {{2, 1}, {2, 3}}, {{1, 1}, {1, 0}}, 50);
  keras_says(MeanSquaredLogarithmicError{}, t, {{1, 1}, {1, 0}}, 0.240);
  keras_says(Huber{}, t, y, 0.155);
  keras_says(Huber{.delta = 0.1}, {{0, 0}, {0, 0}}, {{0.05, -1}, {0, 0}}, (0.00125 + 0.095) / 4);
  keras_says(LogCosh{}, t, {{1, 1}, {0, 0}}, 0.108);
  keras_says(KLDivergence{}, t, y, 0.458);
  keras_says(Poisson{}, t, {{1, 1}, {0, 0}}, 0.5);
  keras_says(CosineSimilarity{}, {{0, 1}, {1, 1}}, {{1, 0}, {1, 1}}, -0.5);
  keras_says(Hinge{}, signs, y, 1.3);
  keras_says(SquaredHinge{}, signs, y, 1.86);
  keras_says(CategoricalHinge{}, t, y, 1.4);
}

TEST_CASE("the gradient is the gradient") {
  gradient_law(MeanAbsoluteError{}, -2, 2, {-0.7, 0.3, 1.9});
  gradient_law(MeanAbsolutePercentageError{}, -2, 2, {-0.7, 0.3, 1.9});
  gradient_law(MeanSquaredLogarithmicError{}, 0.1, 5, {0, 0.3, 4});
  gradient_law(Huber{}, -3, 3, {-1, 0, 0.7});
  gradient_law(Huber{.delta = 0.3}, -1, 1, {-1, 0, 0.7});
  gradient_law(LogCosh{}, -3, 3, {-1, 0, 0.7});
  gradient_law(Hinge{}, -2, 2, {-1, 1});
  gradient_law(SquaredHinge{}, -2, 2, {-1, 1});
  gradient_law(Poisson{}, 0.1, 5, {0, 1, 7});
  gradient_law(KLDivergence{}, 0.1, 0.9, {0, 0.2, 1});
  gradient_law(CosineSimilarity{}, -2, 2, {-1, 0.5, 2});
  gradient_law(CosineSimilarity{}, -1e-7, 1e-7, {0});
  gradient_law(CategoricalHinge{}, -2, 2, {0, 1});
}

TEST_CASE("every loss is finite for every finite number") {
  for_each_loss([](const auto& loss) {
    is_finite_everywhere<float>(loss);
    is_finite_everywhere<double>(loss);
  });
}

TEST_CASE("a hinge takes -1 and 1") {
  const Tensor<float, dynamic> y{1, -1, 0};
  for (const auto check :
       {Hinge::check<Shape<1>, View<const float, dynamic>>, SquaredHinge::check<Shape<1>, View<const float, dynamic>>})
    CHECK_THROWS_WITH_AS(check(y),
                         "the target of sample 2 is 0: expected -1 or 1; if 0 is a no and 1 is a yes, write 2 * y - 1",
                         ValueError);
}
