// SPDX-License-Identifier: MIT
// Models of several inputs and outputs: their losses, metrics and data.
#include <dovetail/training/losses_by_output.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/training.hpp>

using namespace dovetail;

namespace {

using Two = Graph<NamedInput<"image", 3, 2>, Flatten<>, Dense<4>, Tanh, Tap<"seen">, NamedInput<"meta", 3>, Dense<2>,
                  Join<Concatenate, "seen">, Tap<"trunk">, Dense<3>, Softmax, Output<"digit">, Use<"trunk">, Dense<1>,
                  Output<"angle">>;

template <class T>
struct Samples {
  Tensor<T, dynamic, 3, 2> image;
  Tensor<T, dynamic, 3> meta;
  Tensor<std::int32_t, dynamic> digit;
  Tensor<T, dynamic> angle;
  explicit Samples(std::size_t count, Seed seed = Seed{3})
      : image(image.with_rows(count)),
        meta(meta.with_rows(count)),
        digit(digit.with_rows(count)),
        angle(angle.with_rows(count)) {
    Random random(seed);
    for (T& value : image.flat()) value = random.uniform(T(-1), T(1));
    for (T& value : meta.flat()) value = random.uniform(T(-1), T(1));
    for (std::size_t i = 0; i < count; ++i) {
      digit[i] = (image(i, 0, 0) > 0) + (meta(i, 1) > 0);
      angle[i] = image(i, 1, 1) * meta(i, 0);
    }
  }
};
std::vector<double> weights(const auto& model) {
  std::vector<double> all;
  for_each_tensor(
      [&](const TensorPath&, const auto& tensor) {
        for (const auto value : tensor.flat()) all.push_back(static_cast<double>(value));
      },
      model.network().parameters());
  return all;
}
template <class A = Two, class T = double, class... M>
auto two(M... metrics) {
  return compile<A, T>(SGD{.learning_rate = 0.5},
                       Losses{SparseCategoricalCrossentropy{}, Weighted{0.3, MeanSquaredError{}}}, metrics...);
}

}  // namespace

TEST_CASE("the sum of weighted losses keeps the gradient law") {
  const Samples<double> data(7);
  auto model = two();
  const auto before = weights(model);
  model.fit({data.image, data.meta}, {data.digit, data.angle}, {.batch_size = 7, .verbose = 0});
  const auto after = weights(model);
  auto probe = two();
  std::size_t i = 0;
  for_each_tensor(
      [&](const TensorPath&, auto& tensor) {
        for (double& w : tensor.flat()) {
          const double at = w, step = 1e-5;
          const auto loss = [&](double value) {
            w = value;
            return probe.evaluate({data.image, data.meta}, {data.digit, data.angle}).loss;
          };
          const double slope = (loss(at + step) - loss(at - step)) / (2 * step);
          w = at;
          CHECK((before[i] - after[i]) / 0.5 == doctest::Approx(slope).epsilon(1e-6));
          ++i;
        }
      },
      probe.network().parameters());
}

TEST_CASE("the loss is the weighted sum, and each output has a loss and the metrics that suit it") {
  const Samples<double> data(300);  // more than are evaluated at once
  auto model = two(Accuracy{}, MeanAbsoluteError{});
  const auto found = model.evaluate({data.image, data.meta}, {data.digit, data.angle});
  const auto [digit, angle] = model.predict(data.image, data.meta);
  double right = 0, squares = 0, off = 0, entropy = 0;
  for (std::size_t i = 0; i < 300; ++i) {
    const auto row = digit[i].flat();
    right += std::ranges::max_element(row) - row.begin() == data.digit[i];
    entropy -= std::log(digit(i, static_cast<std::size_t>(data.digit[i])));
    const double d = angle(i, 0) - data.angle[i];
    squares += d * d, off += std::abs(d);
  }
  CHECK(found.metric<LossOf<"digit">>() == doctest::Approx(entropy / 300).epsilon(1e-12));
  CHECK(found.metric<LossOf<"angle">>() == doctest::Approx(squares / 300).epsilon(1e-12));
  CHECK(found.loss == doctest::Approx(entropy / 300 + 0.3 * squares / 300).epsilon(1e-12));
  CHECK(found.metric<Accuracy>() == right / 300);  // on one output alone
  CHECK(found.metric<On<"digit", Accuracy>>() == right / 300);
  CHECK(found.metric<MeanAbsoluteError>() == doctest::Approx(off / 300).epsilon(1e-12));
}

TEST_CASE("names are Keras's, and a monitor that is none of them lists what there is") {
  const Samples<float> data(20);
  auto model = two<Two, float>(On<"digit", Accuracy>{}, MeanAbsoluteError{});
  const FitOptions options{.epochs = 3, .verbose = 0, .validation_split = 0.25};
  const auto history = model.fit({data.image, data.meta}, {data.digit, data.angle}, options,
                                 EarlyStopping{.monitor = "val_digit_accuracy", .patience = 9});
  std::string names;
  history.for_each([&](const std::string& name, const auto& values) {
    names += name + " ";
    CHECK(values.size() == 3);
  });
  CHECK(names ==
        "loss digit_loss angle_loss digit_accuracy angle_mean_absolute_error val_loss val_digit_loss val_angle_loss "
        "val_digit_accuracy val_angle_mean_absolute_error ");
  CHECK(history.val_metric<LossOf<"angle">>().size() == 3);
  CHECK_THROWS_WITH_AS(model.fit({data.image, data.meta}, {data.digit, data.angle}, {.verbose = 0},
                                 EarlyStopping{.monitor = "digit_acc"}),
                       "monitor: expected one of loss, digit_loss, angle_loss, digit_accuracy, "
                       "angle_mean_absolute_error, found digit_acc",
                       OptionError);
}

namespace {
using Plain = Sequential<Input<3>, Dense<5>, Tanh, Dense<3>, Softmax>;
using Called = Graph<NamedInput<"x", 3>, Dense<5>, Tanh, Dense<3>, Softmax, Output<"y">>;
// A second output that takes part, and counts for nothing.
using Beside = Graph<NamedInput<"x", 3>, Dense<5>, Tanh, Tap<"t">, Dense<3>, Softmax, Output<"y">, Use<"t">, Dense<1>,
                     Output<"none">>;
}  // namespace

TEST_CASE("training is the bits of a Sequential, with names, and beside an output that counts for nothing") {
  const Samples<float> data(50);
  const FitOptions options{.epochs = 3, .batch_size = 8, .verbose = 0};
  const auto compiled = [](auto architecture) {
    return compile<typename decltype(architecture)::type>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  };
  auto plain = compiled(std::type_identity<Plain>{});
  auto called = compiled(std::type_identity<Called>{});
  auto beside = compile<Beside>(Adam{}, Losses{SparseCategoricalCrossentropy{}, Weighted{0, MeanSquaredError{}}});
  const auto one = plain.fit(data.meta, data.digit, options), other = called.fit(data.meta, data.digit, options);
  const auto third = beside.fit(data.meta, {data.digit, data.angle}, options);
  const auto expected = weights(plain);
  CHECK(weights(called) == expected);
  CHECK(one.loss == other.loss);
  CHECK(one.metric<Accuracy>() == other.metric<Accuracy>());
  auto found = weights(beside);
  found.resize(expected.size());
  CHECK(found == expected);
  CHECK(third.loss == one.loss);
}

TEST_CASE("shuffling, validation and what is held back are in step for all inputs and outputs") {
  // Each sample is its number, in every input and target: where they are out of step, the loss is not 0.
  using Same = Graph<NamedInput<"a", 1>, Tap<"a1">, NamedInput<"b", 1>, Tap<"b1">, Use<"a1">, Join<Subtract, "b1">,
                     Output<"off">, Use<"b1">, Join<Subtract, "a1">, Dense<1>, Output<"other">>;
  auto x = Tensor<double, dynamic, 1>::with_rows(40), zero = x;
  for (std::size_t i = 0; i < 40; ++i) x(i, 0) = static_cast<double>(i);
  auto model = compile<Same, double>(SGD{}, Losses{MeanSquaredError{}, MeanSquaredError{}});
  const auto y = Tensor<double, dynamic>::with_rows(40);
  const auto history = model.fit({x, x}, {y, y}, {.epochs = 3, .batch_size = 7, .verbose = 0, .validation_split = 0.3});
  CHECK(history.loss == std::vector<double>{0, 0, 0});
  CHECK(history.val_loss == std::vector<double>{0, 0, 0});
  CHECK(model.fit({x, x}, {y, y}, {.verbose = 0}, {{x, x}, {y, y}}).val_loss == std::vector<double>{0});
}

TEST_CASE("different numbers of samples are an error that names them, and so is what is not finite or no class") {
  Samples<float> data(4), more(5);
  auto model = two<Two, float>();
  const FitOptions options{.verbose = 0};
  CHECK_THROWS_WITH_AS(model.fit({data.image, more.meta}, {data.digit, data.angle}, options),
                       "inputs and targets have different numbers of samples: \"image\" has 4, \"meta\" has 5, the "
                       "targets of \"digit\" has 4, the targets of \"angle\" has 4",
                       ShapeError);
  CHECK_THROWS_AS(model.evaluate({data.image, data.meta}, {data.digit, more.angle}), ShapeError);
  CHECK_THROWS_AS(model.fit({data.image, data.meta}, {data.digit, data.angle}, options,
                            {{data.image, data.meta}, {data.digit, more.angle}}),
                  ShapeError);
  data.meta(2, 1) = NAN;
  CHECK_THROWS_WITH_AS(model.fit({data.image, data.meta}, {data.digit, data.angle}, options),
                       "sample 2 of \"meta\" at (1) is nan: expected finite numbers", ValueError);
  more.angle[3] = INFINITY;
  CHECK_THROWS_WITH_AS(model.fit({more.image, more.meta}, {more.digit, more.angle}, options),
                       "sample 3 of the targets of \"angle\" is inf: expected finite numbers", ValueError);
  more = Samples<float>(5);
  more.digit[1] = 3;
  CHECK_THROWS_AS(model.fit({more.image, more.meta}, {more.digit, more.angle}, options), ValueError);
}

TEST_CASE("data in braces may be expressions, columns and arrays, as those of one input") {
  const Samples<float> data(30);
  const Tensor<float, dynamic, 1> column(data.angle.flat());
  Array<float> image{{30, 3, 2}, Tensor<float, dynamic>::with_rows(180)};
  std::ranges::copy(data.image.flat(), image.values.begin());
  auto one = two<Two, float>(), other = two<Two, float>();
  const auto first = one.fit({data.image, data.meta}, {data.digit, data.angle}, {.verbose = 0});
  const auto second = other.fit({image, data.meta * 1}, {data.digit, column}, {.verbose = 0});
  CHECK(first.loss == second.loss);
  CHECK(one.evaluate({image, data.meta}, {data.digit, column}).loss ==
        one.evaluate({data.image, data.meta}, {data.digit, data.angle}).loss);
}

TEST_CASE("a loss is of logits where its output ends in its activation, and nobody else takes what that gives") {
  using namespace detail::training;
  using L = Losses<SparseCategoricalCrossentropy, MeanSquaredError>;
  using F = resolved<Two>;
  static_assert(takes_logits<F, L> && EachOutput<F, L>::takes_logits[0] && !EachOutput<F, L>::takes_logits[1]);
  using Used = resolved<Graph<Input<4>, Dense<3>, Softmax, Output<"p">, Dense<1>, Output<"q">>>;
  static_assert(!takes_logits<Used, L>);
  using Logits = resolved<Graph<Input<4>, Tap<"x">, Dense<3>, Output<"p">, Use<"x">, Dense<1>, Output<"q">>>;
  static_assert(takes_logits<Logits, L>);
  const Samples<double> data(9);
  auto model = compile<Graph<Input<3>, Dense<3>, Softmax, Output<"p">, Dense<1>, Output<"q">>, double>(
      SGD{.learning_rate = 0.1}, Losses{SparseCategoricalCrossentropy{}, MeanSquaredError{}}, Accuracy{});
  const auto history = model.fit(data.meta, {data.digit, data.angle}, {.epochs = 20, .verbose = 0});
  CHECK(history.loss.back() < history.loss.front());
}
