// SPDX-License-Identifier: MIT
#include <dovetail/training/parameter_options.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include <dovetail/dovetail.hpp>
#include <dovetail/layers/not_trainable.hpp>
#include <dovetail/layers/constraints.hpp>
#include <dovetail/layers/regularizers.hpp>
#include <dovetail/storage.hpp>

using namespace dovetail;

namespace {

struct Samples {
  Tensor<double, dynamic, 4> x = Tensor<double, dynamic, 4>::with_rows(24);
  Tensor<double, dynamic, 2> y = Tensor<double, dynamic, 2>::with_rows(24);

  Samples() {
    Random random;
    for (double& v : x.flat()) v = random.uniform(-1., 1.);
    for (double& v : y.flat()) v = random.uniform(-1., 1.);
  }
};

template <class First, class Second, class Third>
using Net = Sequential<Input<4>, First, Tanh, Residual<Second>, Third>;
using Regularized =
    Net<With<Dense<5>, L2<0.03>>, With<Dense<5>, On<"kernel", L1<0.02>>, On<"bias", L2<0.1>, Constant<0.5>>>,
        With<Dense<2>, L1L2<0.01, 0.04>>>;
using Bare = Net<Dense<5>, With<Dense<5>, On<"bias", Constant<0.5>>>, Dense<2>>;

double sum_of(const auto& w, double l1, double l2) {
  double sum = 0;
  for (const double v : w.flat()) sum += l1 * std::abs(v) + l2 * v * v;
  return sum;
}
double expected(const auto& model) {
  const auto& inner = model.template layer<2, 0>();
  return sum_of(model.template layer<0>().kernel, 0, 0.03) + sum_of(inner.kernel, 0.02, 0) +
         sum_of(inner.bias, 0, 0.1) + sum_of(model.template layer<3>().kernel, 0.01, 0.04);
}

static_assert(detail::training::has_parameter_options<Regularized> && !detail::training::has_parameter_options<Bare> &&
              detail::training::has_parameter_options<Sequential<With<Dense<4, 2>, On<"bias", UnitNorm>>>>);
// What is not trained is not regularized, as in Keras.
static_assert(!detail::training::has_parameter_options<Sequential<Input<4>, With<Dense<5>, L2<0.1>, NotTrainable>>>);

}  // namespace

TEST_CASE("the penalty is in the loss of evaluate and of fit") {
  const Samples data;
  auto model = compile<Regularized, double>(SGD{}, MeanSquaredError{});
  auto bare = compile<Bare, double>(SGD{}, MeanSquaredError{});
  const double off = expected(model);
  CHECK(off > 0.1);
  CHECK(std::abs(model.evaluate(data.x, data.y).loss - (bare.evaluate(data.x, data.y).loss + off)) < 1e-12);
  const double loss = model.evaluate(data.x, data.y).loss;
  const auto history = model.fit(data.x, data.y, {.epochs = 1, .batch_size = 24, .verbose = 0});
  CHECK(std::abs(history.loss[0] - loss) < 1e-12);  // of the weights before the step
}

TEST_CASE("the gradient of the loss with its penalty") {
  const Samples data;
  auto model = compile<Regularized, double>(SGD{.learning_rate = 1}, MeanSquaredError{});
  auto before = model;
  model.fit(data.x, data.y, {.epochs = 1, .batch_size = 24, .verbose = 0});
  int count = 0;
  for_each_tensor(
      [&](const TensorPath& path, auto& w, const auto& after) {
        for (std::size_t i = 0; i < w.size(); ++i) {
          double& value = w.data()[i];
          const double at = value, step = 1e-6;
          value = at + step;
          const double above = before.evaluate(data.x, data.y).loss;
          value = at - step;
          const double below = before.evaluate(data.x, data.y).loss;
          value = at;
          CAPTURE(path.text());
          CHECK(std::abs(at - after.data()[i] - (above - below) / (2 * step)) < 1e-7);
          ++count;
        }
      },
      before.network().parameters(), model.network().parameters());
  CHECK(count == 25 + 30 + 12);
}

TEST_CASE("weights decay, and those without a use become 0") {
  Tensor<double, dynamic, 4> x = Tensor<double, dynamic, 4>::with_rows(64);
  Tensor<double, dynamic> y = Tensor<double, dynamic>::with_rows(64);
  Random random;
  for (double& v : x.flat()) v = random.uniform(-1., 1.);
  for (std::size_t i = 0; i < 64; ++i) y[i] = 2 * x(i, 1);
  auto model =
      compile<Sequential<Input<4>, With<Dense<1>, L1<0.01>>>, double>(SGD{.learning_rate = 0.05}, MeanSquaredError{});
  model.fit(x, y, {.epochs = 200, .verbose = 0});
  const auto& kernel = model.layer<0>().kernel;
  CHECK(kernel(1, 0) > 1.9);
  for (const std::size_t i : {0u, 2u, 3u}) CHECK(std::abs(kernel(i, 0)) < 2e-3);
}

TEST_CASE("a penalty that is not finite ends a fit") {
  const Samples data;
  auto model =
      compile<Sequential<Input<4>, With<Dense<2>, L2<1e300>, Constant<1e30>>>, double>(SGD{}, MeanSquaredError{});
  CHECK_THROWS_AS(model.fit(data.x, data.y, {.verbose = 0}), NumericError);
}

TEST_CASE("constraints hold after each step") {
  const Samples data;
  using A =
      Net<With<Dense<5>, MaxNorm<0.5>>, With<Dense<5>, NonNegative, On<"bias", NonNegative>>, With<Dense<2>, UnitNorm>>;
  auto model = compile<A, double>(Adam{.learning_rate = 0.1}, MeanSquaredError{});
  model.fit(data.x, data.y, {.epochs = 1, .batch_size = 24, .verbose = 0});
  const auto norm = [](const auto& w, std::size_t column) {
    double sum = 0;
    for (std::size_t i = 0; i < w.rows(); ++i) sum += w(i, column) * w(i, column);
    return std::sqrt(sum);
  };
  for (std::size_t j = 0; j < 5; ++j) CHECK(norm(model.layer<0>().kernel, j) <= 0.5);
  for (const double v : model.layer<2, 0>().kernel.flat()) CHECK(v >= 0);
  for (const double v : model.layer<2, 0>().bias.flat()) CHECK(v >= 0);
  for (std::size_t j = 0; j < 2; ++j) CHECK(std::abs(norm(model.layer<3>().kernel, j) - 1) < 1e-6);
}

TEST_CASE("files do not know them, and training goes on bit by bit") {
  const Samples data;
  using A = Sequential<Input<4>, With<Dense<5>, L2<0.1>, MaxNorm<1>>, Tanh, With<Dense<2>, On<"bias", L1<>>>>;
  CHECK(architecture_hash<A>() == architecture_hash<Sequential<Input<4>, Dense<5>, Tanh, Dense<2>>>());
  const auto fresh = [] { return compile<A, double>(Adam{.learning_rate = 0.05}, MeanSquaredError{}); };
  auto whole = fresh(), first = fresh(), second = fresh();
  whole.fit(data.x, data.y, {.epochs = 4, .batch_size = 8, .verbose = 0});
  first.fit(data.x, data.y, {.epochs = 2, .batch_size = 8, .verbose = 0});
  load(second, save(first));
  second.fit(data.x, data.y, {.epochs = 2, .batch_size = 8, .verbose = 0});
  CHECK(second.layer<0>().kernel == whole.layer<0>().kernel);
  CHECK(second.layer<2>().bias == whole.layer<2>().bias);
}
