// SPDX-License-Identifier: MIT
#include <dovetail/training/exponential_moving_average.hpp>

#include <doctest/doctest.h>

#include <dovetail/training/gradient_accumulation.hpp>
#include <dovetail/training/lamb.hpp>
#include <training/line.hpp>
#include <training/optimize.hpp>

using namespace dovetail;

namespace {
// The average after each step, beside the weight.
template <class Optimizer>
std::vector<double> averages(const Optimizer& optimizer, const std::vector<double>& gradients) {
  using Record = boost::hana::tuple<Tensor<double, 1>>;
  Record w{Tensor<double, 1>{1}}, g;
  typename Optimizer::template State<Record> state{};
  std::vector<double> found;
  for (const double slope : gradients) {
    boost::hana::at_c<0>(g)(0) = slope;
    optimizer.step(w, std::as_const(g), state);
    found.push_back(boost::hana::at_c<0>(detail::training::average_in(state))(0));
  }
  return found;
}
std::vector<double> expected(const std::vector<double>& path, double momentum) {
  std::vector<double> all{path[0]};
  for (std::size_t i = 1; i < path.size(); ++i) all.push_back(momentum * all.back() + (1 - momentum) * path[i]);
  return all;
}
}  // namespace

TEST_CASE("the average of the weights after each step, and the weights as without it") {
  const std::vector<double> slopes{1, 2, -1, 0.5};
  const auto law = [&](const auto& optimizer) {
    const auto path = optimize::trajectory(optimizer, 1.0, slopes);
    CHECK(optimize::trajectory(ExponentialMovingAverage{optimizer, 0.75}, 1.0, slopes) == path);
    optimize::equal(averages(ExponentialMovingAverage{optimizer, 0.75}, slopes), expected(path, 0.75));
  };
  law(SGD{.learning_rate = 0.1});
  law(SGD{.learning_rate = 0.1, .momentum = 0.9, .clip_value = 0.7});
  law(Adam{.learning_rate = 0.1});
  law(Lamb{.learning_rate = 0.1});  // whose pass it does not join
  CHECK(ExponentialMovingAverage{Adam{}}.momentum == 0.99);
  optimize::steps_everywhere(ExponentialMovingAverage{SGD{.learning_rate = 0.1, .momentum = 0.5}, 0.5});
}

TEST_CASE("a model is evaluated with the average, and trains on as if it had not been") {
  using namespace line_data;
  const Data data(40);
  const FitOptions options{.epochs = 2, .verbose = 0};
  const auto fresh = [] {
    return compile<Line>(GradientAccumulation{ExponentialMovingAverage{SGD{.learning_rate = 0.1}, 0.9}, 2},
                         MeanSquaredError{});
  };
  auto model = fresh(), other = fresh();
  model.fit(data.x, data.y, options);
  other.fit(data.x, data.y, options);
  const auto kernel = model.layer<0>().kernel;
  const double loss = model.evaluate(data.x, data.y).loss;
  swap_ema_weights(model);
  CHECK(model.layer<0>().kernel != kernel);
  CHECK(model.evaluate(data.x, data.y).loss != loss);
  swap_ema_weights(model);
  CHECK(model.layer<0>().kernel == kernel);
  model.fit(data.x, data.y, options);
  other.fit(data.x, data.y, options);
  CHECK(model.layer<0>().kernel == other.layer<0>().kernel);
}
