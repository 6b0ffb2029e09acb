// SPDX-License-Identifier: MIT
#include <dovetail/training/pass.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <concepts>

#include <dovetail/training.hpp>

using namespace dovetail;

namespace {
template <class A, class Loss>
constexpr bool takes_logits = detail::training::takes_logits<resolved<A>, Loss>;
template <class A, class Loss>
using run = detail::training::before_loss<resolved<A>, Loss>;
using Classifier = Sequential<Dense<2, 3>, Softmax>;
using Sparse = SparseCategoricalCrossentropy;
}  // namespace

// The loss is computed of logits where the network gives them, or ends in its activation.
static_assert(takes_logits<Classifier, Sparse> && takes_logits<Classifier, CategoricalCrossentropy>);
static_assert(takes_logits<Sequential<Dense<2, 3>, Sigmoid>, BinaryCrossentropy>);
static_assert(takes_logits<Sequential<Input<2>, Dense<3>, Reshape<1, 3>, Softmax>, Sparse>);
static_assert(!takes_logits<Sequential<Dense<2, 3>, Sigmoid>, Sparse> && !takes_logits<Classifier, BinaryCrossentropy>);
static_assert(!takes_logits<Sequential<Dense<2, 3>, Softmax, ReLU>, Sparse>);
static_assert(takes_logits<Sequential<Dense<2, 3>>, Sparse> &&
              takes_logits<Sequential<Dense<2, 3>>, BinaryCrossentropy>);
static_assert(takes_logits<Sequential<Dense<2, 6>, Dropout<0.5>, Sequential<Reshape<2, 3>>>, Sparse>);
static_assert(!takes_logits<Classifier, MeanSquaredError> && !takes_logits<Sequential<Dense<2, 3>>, MeanSquaredError>);
static_assert(!takes_logits<Sequential<Intended<Dense<2, 3>>>, Sparse>);
struct OwnLoss {
  template <class T, class Out>
  using Targets = OutputTargets<T, Out>;
  using activation = Tanh;
  static double of_logits(auto, auto, auto, auto) { return 0; }
};
static_assert(takes_logits<Sequential<Dense<2, 3>>, OwnLoss> && takes_logits<Sequential<Dense<2, 3>, Tanh>, OwnLoss> &&
              !takes_logits<Sequential<Dense<2, 3>, Intended<ReLU>>, OwnLoss>);
static_assert(takes_logits<Sequential<Input<3>, Softmax>, Sparse>);

// A loss may know its activation and be computed of its outputs all the same.
namespace {
struct Focal {
  template <class T, class Out>
  using Targets = OutputTargets<T, Out>;
  using activation = Sigmoid;
  static double of_outputs(auto, auto, auto) { return 0; }
};
}  // namespace
static_assert(!takes_logits<Sequential<Dense<2, 3>, Sigmoid>, Focal> && !takes_logits<Sequential<Dense<2, 3>>, Focal>);

// Where it ends in the activation the layers before it run, the same as in the network; otherwise all.
static_assert(std::same_as<run<Classifier, MeanSquaredError>, resolved<Classifier>> &&
              std::same_as<run<Sequential<Dense<2, 3>, Sigmoid>, Sparse>, resolved<Sequential<Dense<2, 3>, Sigmoid>>> &&
              std::same_as<run<Sequential<Dense<2, 3>>, Sparse>, resolved<Sequential<Dense<2, 3>>>>);
static_assert(std::same_as<run<Classifier, Sparse>::training, Sequential<Dense<2, 3>>::training>);

TEST_CASE("losses of batches count by their samples") {
  detail::training::RunningMetrics<> running;
  const Tensor<float, dynamic, 1> three = {{0}, {0}, {0}}, one = {{0}};
  running.add<resolved<Classifier>>(1, {1}, three, three, MeanSquaredError{});
  CHECK(running.result.loss == 1);
  running.add<resolved<Classifier>>(5, {5}, one, one, MeanSquaredError{});
  CHECK(running.result.loss == 2);
  CHECK(running.samples == 4);
}

TEST_CASE("an evaluation in parts is the one in whole") {
  using Net = Network<Classifier, double>;
  using F = Net::architecture;
  const Net network(Seed{5});
  Random random(Seed{6});
  auto x = Tensor<double, dynamic, 2>::with_rows(10);
  auto t = Tensor<std::int32_t, dynamic>::with_rows(10);
  for (double& value : x.flat()) value = random.uniform(-1.0, 1.0);
  for (auto& value : t) value = static_cast<std::int32_t>(random.below(3));
  const auto result = [&](std::size_t rows) {
    detail::training::Evaluation<F, double, Sparse, Accuracy> evaluation(rows);
    return evaluation.run(network.parameters(), network.states(), Net::Samples(x), ClassTargets<Shape<3>>(t));
  };
  const auto whole = result(10);
  for (const std::size_t rows : {1u, 3u, 5u, 9u}) {
    CHECK(result(rows).loss == doctest::Approx(whole.loss).epsilon(1e-14));
    CHECK(result(rows).metric<Accuracy>() == whole.metric<Accuracy>());
  }
}

TEST_CASE("the outputs that metrics see are those of the network, also where the loss is of logits") {
  const Tensor<double, 2, 2> z = {{0, std::log(3.0)}, {100, 0}};
  auto y = Tensor<double, dynamic, 2>::with_rows(2), dz = y;
  const double loss = detail::training::loss_of<Sequential<Dense<2, 2>, Softmax>, double>(
                          Sparse{}, View<const double, dynamic, 2>(z),
                          View<const std::int32_t, dynamic>(Tensor<std::int32_t, 2>{1, 0}), y.view(), dz.view())
                          .sum;
  CHECK(y(0, 0) == doctest::Approx(0.25));
  CHECK(y(0, 1) == doctest::Approx(0.75));
  CHECK(y(1, 0) == doctest::Approx(1));
  CHECK(loss == doctest::Approx(-std::log(0.75) / 2));
  CHECK(dz(0, 1) == doctest::Approx(-0.125));
}
