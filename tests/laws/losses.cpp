// SPDX-License-Identifier: MIT
// What every loss must satisfy: its gradient is the gradient, its two forms agree, and it is finite.
#include <dovetail/training.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <type_traits>
#include <vector>

using namespace dovetail;

namespace {

/// Outputs (or logits), their targets and a gradient, for a batch.
template <class Loss, class Out, class T = double>
struct Batches {
  using Targets = typename Loss::template Targets<T, Out>;
  static constexpr bool has_logits = requires { typename Loss::activation; };
  std::size_t rows;
  std::vector<T> y = std::vector<T>(rows * Out::size), dy = y, activated = y;
  std::vector<typename Targets::value_type> t = std::vector<typename Targets::value_type>(rows * Targets::row_size);

  detail::layers::ReadBatch<T, dynamic, Out> outputs() const { return {y.data(), rows}; }
  double of_outputs(bool gradient = false) {
    return Loss::of_outputs(outputs(), Targets(t.data(), rows),
                            detail::layers::Batch<T, dynamic, Out>(gradient ? dy.data() : nullptr, rows));
  }
  double of_logits(bool gradient = false) {
    return Loss::of_logits(outputs(), Targets(t.data(), rows),
                           detail::layers::Batch<T, dynamic, Out>(activated.data(), rows),
                           detail::layers::Batch<T, dynamic, Out>(gradient ? dy.data() : nullptr, rows));
  }
};

/// Each loss gets targets that it takes: classes, distributions (one of them one-hot), shares (also 0 and 1).
template <class Loss, class Out>
void draw_targets(auto& t, Random& random) {
  constexpr std::size_t n = Out::dims[Out::rank - 1];
  for (auto& value : t) {
    if constexpr (std::is_same_v<Loss, SparseCategoricalCrossentropy>) {
      value = static_cast<std::int32_t>(random.below(n));
    } else {
      value = random.uniform<double>();
    }
  }
  if constexpr (std::is_same_v<Loss, CategoricalCrossentropy>) {
    for (std::size_t row = 0; row < t.size(); row += n) {
      double sum = 0;
      for (std::size_t c = 0; c < n; ++c) sum += t[row + c];
      for (std::size_t c = 0; c < n; ++c) t[row + c] = row == 0 ? (c == n - 1) : t[row + c] / sum;
    }
  } else if constexpr (std::is_same_v<Loss, BinaryCrossentropy>) {
    t.front() = 0;
    t.back() = 1;
  }
}

// The step's square times the third derivative of log at 0.1, 2000, is below 1e-8; so is rounding, 1e-16 / step.
constexpr double step = 1e-6, tolerance = 1e-6;

/// dy holds the gradient of `loss`; where the gradient is not wanted, the value is the same.
template <class Values>
void has_its_gradient(Values& v, auto loss) {
  std::fill(v.dy.begin(), v.dy.end(), std::numeric_limits<double>::quiet_NaN());  // what is not written shows
  const double value = loss(true);
  CHECK(loss(false) == value);
  for (std::size_t i = 0; i < v.y.size(); ++i) {
    const double at = v.y[i];
    v.y[i] = at + step;
    const double above = loss(false);
    v.y[i] = at - step;
    const double below = loss(false);
    v.y[i] = at;
    const double slope = (above - below) / (2 * step);
    CAPTURE(i);
    CHECK(std::abs(v.dy[i] - slope) <= tolerance * (1 + std::abs(slope)));
  }
}

template <class Loss, class Out>
void gradient_law() {
  Random random(Seed{11});
  for (const std::size_t rows : {1u, 2u, 7u, 33u}) {
    CAPTURE(std::string(detail::name_of<Loss>()));
    CAPTURE(std::string(Out::text()));
    CAPTURE(rows);
    Batches<Loss, Out> v{rows};
    draw_targets<Loss, Out>(v.t, random);
    for (double& y : v.y) y = random.uniform(0.1, 0.9);
    has_its_gradient(v, [&](bool gradient) { return v.of_outputs(gradient); });

    if constexpr (Batches<Loss, Out>::has_logits) {
      for (double& z : v.y) z = random.uniform(-4.0, 4.0);
      has_its_gradient(v, [&](bool gradient) { return v.of_logits(gradient); });

      // The same through the activation: its outputs, and its own way back.
      Batches<Loss, Out> after = v;
      Loss::activation::forward(v.outputs(), detail::layers::Batch<double, dynamic, Out>(after.y.data(), rows));
      const double value = after.of_outputs(true);
      CHECK(std::abs(v.of_logits(true) - value) <= 1e-12 * (1 + value));
      std::vector<double> dz(v.y.size());
      Loss::activation::backward(v.outputs(), after.outputs(),
                                 detail::layers::ReadBatch<double, dynamic, Out>(after.dy.data(), rows),
                                 detail::layers::Batch<double, dynamic, Out>(dz.data(), rows));
      for (std::size_t i = 0; i < dz.size(); ++i) CHECK(std::abs(dz[i] - v.dy[i]) <= 1e-12);
      for (std::size_t i = 0; i < dz.size(); ++i) CHECK(std::abs(after.y[i] - v.activated[i]) <= 1e-15);
    }
  }
}

/// All finite numbers that are not moderate.
template <class T>
std::vector<T> extremes() {
  using L = std::numeric_limits<T>;
  return {T(0),     -T(0),      T(1),
          T(-1),    T(0.5),     T(1) - L::epsilon(),
          L::min(), -L::min(),  L::denorm_min(),
          T(1e30),  T(-1e30),   std::sqrt(L::max()),
          L::max(), L::lowest()};
}

template <class T>
std::string text(const std::vector<T>& values) {
  std::string all;
  for (const T value : values) all.append(" ").append(std::to_string(value));
  return all;
}

template <class Loss, class Out, class T>
void is_finite_for(Batches<Loss, Out, T>& v) {
  const auto check = [&](const char* what, auto loss) {
    v.dy.assign(v.dy.size(), T(0));
    bool fine = is_finite(loss(true)) && is_finite(loss(false));
    for (const T slope : v.dy) fine = fine && is_finite(slope);
    for (const T value : v.activated) fine = fine && is_finite(value);
    if (!fine)
      FAIL_CHECK(what << text(v.y) << ", targets" << text(v.t) << ": " << loss(true) << ", gradient" << text(v.dy));
  };
  check("outputs", [&](bool gradient) { return v.of_outputs(gradient); });
  if constexpr (Batches<Loss, Out, T>::has_logits)
    check("logits", [&](bool gradient) { return v.of_logits(gradient); });
}

/// Every pair of extremes next to each other, in the first place and in the last one, with every target.
template <class Loss, class Out, class T>
void finite_law(const std::vector<typename Batches<Loss, Out, T>::Targets::value_type>& targets) {
  CAPTURE(std::string(detail::name_of<Loss>()));
  CAPTURE(std::string(Out::text()));
  for (const std::size_t rows : {1u, 2u, 47u}) {  // 47 times 1 / 47 rounds to more than 1
    Batches<Loss, Out, T> v{rows};
    for (const T one : extremes<T>())
      for (const T other : extremes<T>()) {
        for (std::size_t i = 0; i < v.y.size(); ++i) v.y[i] = i % 2 == 0 ? one : other;
        for (const auto first : targets)
          for (const auto second : targets) {
            for (std::size_t i = 0; i < v.t.size(); ++i) v.t[i] = i % 2 == 0 ? first : second;
            is_finite_for(v);
          }
      }
  }
}

template <class T>
void all_losses_are_finite() {
  finite_law<SparseCategoricalCrossentropy, Shape<2>, T>({0, 1});
  finite_law<SparseCategoricalCrossentropy, Shape<3>, T>({0, 1, 2});
  finite_law<SparseCategoricalCrossentropy, Shape<2, 3>, T>({0, 2});
  finite_law<CategoricalCrossentropy, Shape<2>, T>(extremes<T>());
  finite_law<CategoricalCrossentropy, Shape<3>, T>({0, 1});
  finite_law<BinaryCrossentropy, Shape<1>, T>({0, T(0.5), 1});
  finite_law<BinaryCrossentropy, Shape<3>, T>({0, 1});
  finite_law<MeanSquaredError, Shape<1>, T>(extremes<T>());
  finite_law<MeanSquaredError, Shape<3>, T>(extremes<T>());
}

}  // namespace

TEST_CASE("the gradient of a loss is its gradient, from outputs and from logits") {
  gradient_law<SparseCategoricalCrossentropy, Shape<2>>();
  gradient_law<SparseCategoricalCrossentropy, Shape<3>>();
  gradient_law<SparseCategoricalCrossentropy, Shape<10>>();
  gradient_law<SparseCategoricalCrossentropy, Shape<4, 3>>();  // targets (B, T) for outputs (T, C)
  gradient_law<CategoricalCrossentropy, Shape<2>>();
  gradient_law<CategoricalCrossentropy, Shape<3>>();
  gradient_law<CategoricalCrossentropy, Shape<10>>();
  gradient_law<CategoricalCrossentropy, Shape<4, 3>>();
  gradient_law<BinaryCrossentropy, Shape<1>>();
  gradient_law<BinaryCrossentropy, Shape<3>>();
  gradient_law<BinaryCrossentropy, Shape<10>>();
  gradient_law<BinaryCrossentropy, Shape<4, 3>>();
  gradient_law<MeanSquaredError, Shape<1>>();
  gradient_law<MeanSquaredError, Shape<3>>();
  gradient_law<MeanSquaredError, Shape<10>>();
  gradient_law<MeanSquaredError, Shape<4, 3>>();
}

TEST_CASE("targets that do not sum to one are weights, in both forms") {
  Batches<CategoricalCrossentropy, Shape<3>> v{2};
  v.y = {0.3, -1.2, 2, 0.1, 0.2, -0.3};
  v.t = {0.5, 2, 0, 0, 0, 0.25};
  has_its_gradient(v, [&](bool gradient) { return v.of_logits(gradient); });
}

TEST_CASE("a loss of floats is finite for every finite input") { all_losses_are_finite<float>(); }
TEST_CASE("a loss of doubles is finite for every finite input") { all_losses_are_finite<double>(); }

TEST_CASE("who knows nothing loses the logarithm of the number of answers") {
  Batches<SparseCategoricalCrossentropy, Shape<10>> ten{3};
  ten.t = {0, 4, 9};
  CHECK(ten.of_logits() == doctest::Approx(std::log(10)).epsilon(1e-14));
  ten.y.assign(30, 0.1);
  CHECK(ten.of_outputs() == doctest::Approx(std::log(10)).epsilon(1e-14));

  Batches<CategoricalCrossentropy, Shape<2>> two{2};
  two.t = {1, 0, 0, 1};
  CHECK(two.of_logits() == doctest::Approx(std::log(2)).epsilon(1e-14));
  two.y.assign(4, 0.5);
  CHECK(two.of_outputs() == doctest::Approx(std::log(2)).epsilon(1e-14));

  Batches<BinaryCrossentropy, Shape<1>> yes{2};
  yes.t = {1, 0};
  CHECK(yes.of_logits() == doctest::Approx(std::log(2)).epsilon(1e-14));
  yes.y.assign(2, 0.5);
  CHECK(yes.of_outputs() == doctest::Approx(std::log(2)).epsilon(1e-14));
}

TEST_CASE("who is right with certainty loses next to nothing, who is wrong much, but no more than there is") {
  const double most = -std::log(1e-7);  // of outputs: probabilities are kept that far from 0 and 1, as in Keras
  Batches<SparseCategoricalCrossentropy, Shape<2>> v{1};
  v.y = {1, 0};
  v.t = {0};
  CHECK(v.of_outputs() == doctest::Approx(1e-7));
  v.t = {1};
  CHECK(v.of_outputs() == doctest::Approx(most));
  v.y = {1e30, -1e30};
  CHECK(v.of_logits() == doctest::Approx(2e30));
  v.t = {0};
  CHECK(v.of_logits() == 0);

  Batches<BinaryCrossentropy, Shape<1>> b{1};
  b.y = {1};
  b.t = {1};
  CHECK(b.of_outputs() == doctest::Approx(1e-7));
  b.t = {0};
  CHECK(b.of_outputs() == doctest::Approx(most));
  b.y = {1e30};
  CHECK(b.of_logits() == 1e30);
  b.y = {-1e30};
  CHECK(b.of_logits() == 0);
}

TEST_CASE("the loss of a model is finite whatever its network gives") {
  const double most = std::numeric_limits<double>::max();
  for (const double bias : {most, -most, 1e300}) {
    auto of_outputs = compile<Sequential<Dense<1, 1>>, double>(SGD{}, MeanSquaredError{});
    auto of_logits = compile<Sequential<Dense<1, 1>, Sigmoid>, double>(SGD{}, BinaryCrossentropy{});
    of_outputs.network().template layer<0>().bias.fill(bias);
    of_logits.network().template layer<0>().bias.fill(bias);
    const Tensor<double, 300, 1> x;  // three batches of the evaluation
    Tensor<double, 300> y;
    for (std::size_t i = 0; i < 300; ++i) y(i) = static_cast<double>(i % 2);
    CHECK(is_finite(of_outputs.evaluate(x, y).loss));
    CHECK(is_finite(of_logits.evaluate(x, y).loss));
  }
}
