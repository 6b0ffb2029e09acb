// SPDX-License-Identifier: MIT
// What all optimizers of the library have in common; what each computes is in goldens/optimizers.cpp.
#include <dovetail/training/optimizers.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <training/optimize.hpp>

using namespace dovetail;
using optimize::trajectory;

// Keras's defaults, and its order.
static_assert(AdamW{}.learning_rate == 0.001 && AdamW{0.1, 0.2}.weight_decay == 0.2 && AdamW{}.weight_decay == 0.004);
static_assert(AMSGrad{}.epsilon == 1e-7 && Adamax{}.beta_2 == 0.999 && Nadam{}.beta_1 == 0.9 && Lamb{}.beta_1 == 0.9);
static_assert(RMSprop{}.rho == 0.9 && RMSprop{}.momentum == 0 && !RMSprop{}.centered && RMSprop{}.epsilon == 1e-7);
static_assert(Adagrad{}.initial_accumulator_value == 0.1 && Adadelta{}.rho == 0.95 && Lion{}.beta_2 == 0.99);
static_assert(Ftrl{}.learning_rate_power == -0.5 && Ftrl{}.initial_accumulator_value == 0.1 && Ftrl{}.beta == 0);
static_assert(Adafactor{}.beta_2_decay == -0.8 && Adafactor{}.relative_step && Adafactor{}.clip_threshold == 1);

namespace {
void for_each_optimizer(auto f) {
  f(SGD{});
  f(SGD{.momentum = 0.9, .nesterov = true});
  f(Adam{});
  f(AdamW{});
  f(AMSGrad{});
  f(Adamax{});
  f(Nadam{});
  f(RMSprop{});
  f(RMSprop{.momentum = 0.9, .centered = true});
  f(Adagrad{});
  f(Adadelta{});
  f(Lion{});
  f(Ftrl{});
  f(Lamb{});
  f(Adafactor{});
}
template <class Optimizer>
void refused(const Optimizer& optimizer, const char* why) {
  CHECK_THROWS_WITH_AS(detail::training::check_settings(optimizer), why, OptionError);
}
}  // namespace

TEST_CASE("every element of every tensor takes its own step") {
  optimize::steps_everywhere(AMSGrad{.learning_rate = 0.1});
  optimize::steps_everywhere(Adamax{.learning_rate = 0.1});
  optimize::steps_everywhere(Nadam{.learning_rate = 0.1});
  optimize::steps_everywhere(RMSprop{.learning_rate = 0.1});
  optimize::steps_everywhere(RMSprop{.learning_rate = 0.1, .momentum = 0.5, .centered = true});
  optimize::steps_everywhere(Adagrad{.learning_rate = 0.1});
  optimize::steps_everywhere(Adadelta{.learning_rate = 0.1});
  optimize::steps_everywhere(Lion{.learning_rate = 0.1});
  optimize::steps_everywhere(Ftrl{.learning_rate = 0.1});
}

TEST_CASE("the learning rate may be a schedule in all of them, and may be 0") {
  for_each_optimizer([](auto optimizer) {
    optimizer.learning_rate = [](std::uint64_t step) { return step % 2 == 0 ? 0.1 : 0; };
    const auto path = trajectory(optimizer, 1.0, {0.5, 0.5, 0.5});
    CHECK(path[0] < 1);
  });
  CHECK(trajectory(Adam{.learning_rate = 0}, 1.0, {1, 2}) == std::vector<double>{1, 1});
  CHECK(trajectory(Ftrl{.learning_rate = 0}, 1.0, {1, 2}) == std::vector<double>{1, 1});
}

TEST_CASE("no gradient makes a number that is not finite, from the smallest to the largest that fit takes") {
  for_each_optimizer([](const auto& optimizer) {
    if constexpr (detail::training::bounded<decltype(optimizer), float>) {
      const double most = optimizer.template largest_gradient<float>();
      CHECK(most > 1e9);
      for (const double size : {0., 1e-45, 1e-30, 1e-19, 1e-7, 1., 1e5, most})
        for (const double then : {0., 1e-45, 1e-20, 1., -most})
          for (const double weight : trajectory(optimizer, 1.f, {size, size, then, then, size, then}))
            CHECK(is_finite(weight));
    }
  });
}

TEST_CASE("weights of two axes and more decay, the others do not; all of them do at most once") {
  for_each_optimizer([](auto optimizer) {
    using Record = boost::hana::tuple<Tensor<double, 3, 2>, Tensor<double, 2>>;
    const auto after = [](const auto& by) {
      Record w, g;
      const auto fill = [](const TensorPath&, auto& weights, auto& slopes) { weights.fill(1), slopes.fill(0.5); };
      for_each_tensor(fill, w, g);
      typename std::remove_cvref_t<decltype(by)>::template State<Record> state{};
      by.step(w, std::as_const(g), state);
      return std::pair(boost::hana::at_c<0>(w)(1, 1), boost::hana::at_c<1>(w)(1));
    };
    optimizer.learning_rate = 0.1;
    optimizer.weight_decay = 0;
    const auto plain = after(optimizer);
    optimizer.weight_decay = 0.5;
    const auto decayed = after(optimizer);
    CHECK(decayed.second == plain.second);
    CHECK(decayed.first < plain.first);
    optimizer.weight_decay = 1000;
    CHECK(std::abs(after(optimizer).first) <= 1);
  });
}

TEST_CASE("gradients of any size are taken where they are clipped") {
  for_each_optimizer([](auto optimizer) {
    if constexpr (detail::training::bounded<decltype(optimizer), float>) {
      optimizer.clip_norm = 1;
      const double most = std::numeric_limits<float>::max();
      CHECK(optimizer.template largest_gradient<float>() >= most / 2);
      optimizer.learning_rate = 0.1;
      const auto path = trajectory(optimizer, 1.f, {most, -most}), small = trajectory(optimizer, 1.f, {1, -1});
      optimize::equal(path, small, 1e-5);
    }
  });
}

TEST_CASE("settings outside their ranges are refused") {
  for_each_optimizer([](auto optimizer) {
    auto one = optimizer;
    one.learning_rate = -1;
    refused(one, "learning_rate: expected a number from 0 to 1e30, found -1");
    one = optimizer;
    one.clip_norm = -1;
    refused(one, "clip_norm: expected a number from 0 to 1e30, found -1");
    one = optimizer;
    one.weight_decay = std::numeric_limits<double>::infinity();
    refused(one, "weight_decay: expected a number from 0 to 1e30, found inf");
    one = optimizer;
    one.clip_norm = 1;
    CHECK_NOTHROW(detail::training::check_settings(one));
    one.clip_value = 1;
    refused(one, "clip_norm, clip_value, global_clip_norm: expected one of them at most, found 2");
    one = optimizer;
    one.learning_rate = ExponentialDecay{-1, 1, 1};
    refused(one, "initial_learning_rate: expected a number from 0 to 1e30, found -1");
  });
  refused(RMSprop{.rho = 1}, "rho: expected a share from 0 to below 1, found 1");
  refused(Ftrl{.learning_rate_power = 0.5}, "learning_rate_power: expected a number from -10 to 0, found 0.5");
  refused(Adafactor{.beta_2_decay = 1}, "beta_2_decay: expected a number from -1 to 0, found 1");
  refused(Adafactor{.clip_threshold = 0}, "clip_threshold: expected a number from 1e-30 to 1e30, found 0");
  refused(GradientAccumulation{Adam{}, 0}, "batches: expected a number from 1 to 1e9, found 0");
  refused(GradientAccumulation{Adam{.beta_1 = 2}, 2}, "beta_1: expected a share from 0 to below 1, found 2");
  refused(ExponentialMovingAverage{Adam{}, 1}, "momentum: expected a share from 0 to below 1, found 1");
}
