// SPDX-License-Identifier: MIT
#include <dovetail/training/learning_rate_by_layer.hpp>

#include <doctest/doctest.h>

#include <dovetail/training.hpp>
#include <dovetail/training/adamw.hpp>
#include <dovetail/training/lamb.hpp>

using namespace dovetail;

namespace {
using A = Sequential<Input<2>, Dense<3>, Tanh, Residual<Dense<3>, Dense<3>>, Dense<1>>;
const auto half_of_the_first = [](std::size_t layer) { return layer == 0 ? 0.5 : layer == 2 ? 0 : 1; };

auto trained(const auto& optimizer) {
  const Tensor<float, dynamic, 2> x{{1, 2}, {-1, 0.5}};
  const Tensor<float, dynamic> y{1, -1};
  auto model = compile<A>(optimizer, MeanSquaredError{});
  model.fit(x, y, {.verbose = 0});
  return model;
}
}  // namespace

static_assert(detail::training::optimizer<LearningRateByLayer<Adam, decltype(half_of_the_first)>> &&
              !detail::training::optimizer<LearningRateByLayer<Lamb, decltype(half_of_the_first)>>);

TEST_CASE("each layer has its factor, and what is in a container has the container's") {
  const Network<A> start;
  const auto law = [&](const auto& optimizer) {
    const auto plain = trained(optimizer);
    const auto scaled = trained(LearningRateByLayer{optimizer, half_of_the_first});
    const auto& before = start.layer<0>().kernel;
    for (std::size_t i = 0; i < before.size(); ++i) {
      const float moved = plain.template layer<0>().kernel.data()[i] - before.data()[i];
      CHECK(scaled.template layer<0>().kernel.data()[i] - before.data()[i] == doctest::Approx(moved / 2).epsilon(1e-3));
    }
    CHECK(scaled.template layer<2, 0>().kernel == start.layer<2, 0>().kernel);
    CHECK(scaled.template layer<2, 1>().bias == start.layer<2, 1>().bias);
    CHECK(scaled.template layer<3>().kernel == plain.template layer<3>().kernel);
  };
  law(SGD{.learning_rate = 0.1});
  law(SGD{.learning_rate = 0.1, .momentum = 0.9});
  law(AdamW{.learning_rate = 0.1, .weight_decay = 0.5, .clip_norm = 0.1});
}

TEST_CASE("a factor outside its range is refused") {
  const auto negative = [](std::size_t) { return -1; };
  CHECK_THROWS_WITH_AS(trained(LearningRateByLayer{SGD{}, negative}),
                       "factor: expected a number from 0 to 1000 for layer 0, found -1", OptionError);
}
