// SPDX-License-Identifier: MIT
#include <dovetail/training/compile.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/training.hpp>

using namespace dovetail;

namespace {

using Classes = Sequential<Dense<2, 4>, Tanh, Dense<4, 3>, Softmax>;
using Yes = Sequential<Dense<2, 3>, Tanh, Dense<3, 1>, Sigmoid>;
using Sparse = SparseCategoricalCrossentropy;
using ClassModel = Model<Network<Classes>, Adam, Sparse, Accuracy>;

/// Random samples, with a class and a yes or no for each.
template <class T = float>
struct Data {
  Tensor<T, dynamic, 2> x;
  Tensor<std::int32_t, dynamic> y, yes;
  explicit Data(std::size_t count, Seed seed = {9})
      : x(x.with_rows(count)), y(y.with_rows(count)), yes(yes.with_rows(count)) {
    Random random(seed);
    for (T& value : x.flat()) value = random.uniform(T(-1), T(1));
    for (std::size_t i = 0; i < count; ++i) {
      y[i] = x(i, 0) > x(i, 1) ? (x(i, 0) > 0 ? 2 : 1) : 0;
      yes[i] = x(i, 0) > 0;
    }
  }
};

/// The same numbers as elements of another type.
template <class To, class From, std::size_t... E>
Tensor<To, dynamic, E...> as(const Tensor<From, dynamic, E...>& from) {
  auto to = Tensor<To, dynamic, E...>::with_rows(from.rows());
  for (std::size_t i = 0; i < to.size(); ++i) to.data()[i] = static_cast<To>(from.data()[i]);
  return to;
}

std::vector<double> weights(const auto& model) {
  std::vector<double> all;
  model.network().for_each_parameter([&](const std::string&, const auto& tensor) {
    for (const auto value : tensor.flat()) all.push_back(static_cast<double>(value));
  });
  return all;
}
auto classes() { return compile<Classes>(Adam{.learning_rate = 0.01}, Sparse{}, Accuracy{}); }
auto yes_or_no() { return compile<Yes>(Adam{.learning_rate = 0.01}, BinaryCrossentropy{}, Accuracy{}); }

constexpr FitOptions silent{.verbose = 0};

/// Whether denormal numbers count, as the processor sees it: the compiler must not compute it.
bool denormals_count() {
  volatile float least = std::numeric_limits<float>::min();
  volatile float half = least / 2;
  return half * 2 != 0;
}
#if defined(__SSE__) || defined(__aarch64__)
constexpr bool flushes = true;
#else
constexpr bool flushes = false;
#endif

/// Counts the batches in which denormal numbers count, and throws at one of them.
struct Denormals {
  int throws_at = 0, batches = 0, counted = 0;
  void update(auto, auto) {
    if (++batches == throws_at) throw std::runtime_error("enough");
    counted += denormals_count();
  }
  double value() const { return counted; }
};

}  // namespace

// A model is made of an architecture or of a network, in float or double.
static_assert(std::same_as<decltype(compile<Classes>(Adam{}, Sparse{}, Accuracy{})), ClassModel>);
static_assert(
    std::same_as<decltype(compile<Classes, double>(SGD{}, Sparse{})), Model<Network<Classes, double>, SGD, Sparse>>);
static_assert(std::same_as<decltype(compile(Network<Classes, double>{Seed{7}}, SGD{}, Sparse{}, Accuracy{})),
                           Model<Network<Classes, double>, SGD, Sparse, Accuracy>>);

// Whatever one asks, fit and evaluate have an answer, in a sentence; what they take is told by what they give.
template <class X, class Y>
concept answers = requires(ClassModel& model, X x, Y y) {
  model.fit(x, y);
  model.evaluate(x, y);
};
template <class X, class Y>
concept fits = requires(ClassModel& model, X x, Y y) {
  { model.fit(x, y) } -> std::same_as<ClassModel::History>;
  { model.evaluate(x, y) } -> std::same_as<ClassModel::Result>;
};
static_assert(fits<Tensor<float, dynamic, 2>, Tensor<std::int32_t, dynamic>> &&
              fits<Tensor<float, 9, 2>, Tensor<std::uint8_t, 9>>);
static_assert(fits<Array<float>, Array<std::int32_t>>);
static_assert(answers<Tensor<float, dynamic, 3>, Tensor<std::int32_t, dynamic>> &&
              !fits<Tensor<float, dynamic, 3>, Tensor<std::int32_t, dynamic>>);
static_assert(answers<Tensor<float, dynamic, 2>, Tensor<float, dynamic>> &&
              !fits<Tensor<float, dynamic, 2>, Tensor<float, dynamic>>);
static_assert(answers<int, int> && !fits<int, int>);

TEST_CASE("each way to compile starts from the network's weights") {
  const auto first = weights(classes());
  CHECK(first == weights(compile(Network<Classes>(), Adam{}, Sparse{})));
  CHECK(first != weights(compile(Network<Classes>(Seed{7}), Adam{}, Sparse{})));
  Network<Classes> network(Seed{7});
  const auto seventh = weights(compile(network, Adam{}, Sparse{}));  // a copy
  CHECK(seventh == weights(compile(std::move(network), Adam{}, Sparse{})));
}

TEST_CASE("fit, evaluate, predict") {
  const Data data(200), other(50, Seed{10});
  auto model = classes();
  const auto before = model.evaluate(other.x, other.y);
  const History history = model.fit(data.x, data.y, {.epochs = 30, .batch_size = 16, .verbose = 0});
  const auto after = model.evaluate(other.x, other.y);
  REQUIRE(history.loss.size() == 30);
  REQUIRE(history.metric<Accuracy>().size() == 30);
  CHECK(history.val_loss.empty());
  CHECK(history.val_metric<Accuracy>().empty());
  CHECK(history.loss.back() < history.loss.front());
  CHECK(after.loss < before.loss);
  CHECK(after.metric<Accuracy>() > 0.8);

  const Tensor<float, dynamic, 3> answers = model.predict(other.x);
  const Tensor<float, 3> one = model.predict(other.x[7]);
  CHECK(one == answers[7]);
  CHECK(model.network().predict(other.x) == answers);
}

TEST_CASE("a value an epoch, also of the validation") {
  const Data data(20);
  auto model = classes();
  const auto history = model.fit(data.x, data.y, {.epochs = 3, .verbose = 0, .validation_split = 0.25});
  CHECK(history.loss.size() == 3);
  CHECK(history.val_loss.size() == 3);
  CHECK(history.metric<Accuracy>().size() == 3);
  CHECK(history.val_metric<Accuracy>().size() == 3);
}

TEST_CASE("evaluate is the loss of the predictions, worked out by hand") {
  const Data<double> data(300);  // several parts of the evaluation
  const auto model = compile<Classes, double>(Adam{}, Sparse{}, Accuracy{});
  const auto y = model.predict(data.x);
  double loss = 0, right = 0;
  for (std::size_t i = 0; i < 300; ++i) {
    std::size_t best = 0;
    for (std::size_t c = 1; c < 3; ++c)
      if (y(i, c) > y(i, best)) best = c;
    loss -= std::log(y(i, data.y[i])) / 300;
    right += best == static_cast<std::size_t>(data.y[i]);
  }
  const auto result = model.evaluate(data.x, data.y);
  CHECK(result.loss == doctest::Approx(loss).epsilon(1e-12));
  CHECK(result.metric<Accuracy>() == doctest::Approx(right / 300).epsilon(1e-14));
}

TEST_CASE("validation_split holds back the last samples, and trains on floor(n (1 - validation_split))") {
  const Data data(10);
  for (const auto& [share, held] : {std::pair{0.2, 2}, {0.21, 3}, {0.3, 3}, {0.04, 1}, {0.0, 0}}) {
    CAPTURE(share);
    const auto count = static_cast<std::size_t>(10 - held);
    const View<const float, dynamic, 2> x(data.x.data(), count), val_x(data.x.data() + 2 * count, 10 - count);
    const View<const std::int32_t, dynamic> y(data.y.data(), count), val_y(data.y.data() + count, 10 - count);
    auto split = classes(), by_hand = classes();
    const auto history =
        split.fit(data.x, data.y, {.epochs = 2, .batch_size = 4, .verbose = 0, .validation_split = share});
    const auto same = held == 0 ? by_hand.fit(x, y, {.epochs = 2, .batch_size = 4, .verbose = 0})
                                : by_hand.fit(x, y, {.epochs = 2, .batch_size = 4, .verbose = 0}, {val_x, val_y});
    CHECK(weights(split) == weights(by_hand));
    CHECK(history.val_loss == same.val_loss);
    CHECK(history.val_loss.size() == (held == 0 ? 0 : 2));
    if (held > 0) CHECK(history.val_loss.back() == doctest::Approx(split.evaluate(val_x, val_y).loss).epsilon(1e-6));
  }
}

TEST_CASE("validation data changes nothing of the training") {
  const Data data(20), test(7, Seed{10});
  auto with = classes(), without = classes();
  const auto history = with.fit(data.x, data.y, {.epochs = 2, .verbose = 0}, {test.x, test.y});
  without.fit(data.x, data.y, {.epochs = 2, .verbose = 0});
  CHECK(weights(with) == weights(without));
  CHECK(history.val_loss.back() == doctest::Approx(with.evaluate(test.x, test.y).loss).epsilon(1e-6));
  CHECK(history.val_metric<Accuracy>().back() == with.evaluate(test.x, test.y).metric<Accuracy>());
}

TEST_CASE("classes may be integers of another width") {
  const Data data(20);
  auto wide = classes(), narrow = classes(), wider = classes();
  const auto history = wide.fit(data.x, data.y, silent, {data.x, data.y});
  const auto bytes = as<std::uint8_t>(data.y);
  CHECK(narrow.fit(data.x, bytes, silent, {data.x, bytes}).val_loss == history.val_loss);
  wider.fit(data.x, as<std::int64_t>(data.y), silent);
  CHECK(weights(narrow) == weights(wide));
  CHECK(weights(wider) == weights(wide));
  CHECK(narrow.evaluate(data.x, bytes).loss == wide.evaluate(data.x, data.y).loss);
}

static_assert(accepts<ClassModel, Tensor<float, 2>> && !accepts<ClassModel, Tensor<float, 3>>);
static_assert(accepts<ClassModel, Tensor<float, dynamic, 2>, Tensor<std::int32_t, dynamic>>);
static_assert(!accepts<ClassModel, Tensor<float, dynamic, 3>, Tensor<std::int32_t, dynamic>>);
static_assert(!accepts<ClassModel, Tensor<float, dynamic, 2>, Tensor<float, dynamic>>);

TEST_CASE("data may be an expression, which is computed first") {
  const Data data(20);
  auto tensors = classes(), expressions = classes();
  const auto history = tensors.fit(data.x, data.y, silent, {data.x, data.y});
  CHECK(expressions.fit(-(-data.x), data.y + 0, silent, {-(-data.x), data.y + 0}).val_loss == history.val_loss);
  CHECK(weights(expressions) == weights(tensors));
  CHECK(expressions.evaluate(-(-data.x), data.y + 0).loss == tensors.evaluate(data.x, data.y).loss);
  CHECK(expressions.predict(-(-data.x)) == tensors.predict(data.x));
}

TEST_CASE("targets of a model with one output: numbers or integers, of shape (None) or (None, 1)") {
  const Data data(20);
  const auto line = as<float>(data.yes);
  const Tensor<float, dynamic, 1> column(line.flat());
  const Tensor<std::int32_t, dynamic, 1> integers(data.yes.flat());
  const auto trained = [&](const auto& y) {
    auto model = yes_or_no();
    const auto history = model.fit(data.x, y, silent, {data.x, y});
    CHECK(history.val_loss.back() == doctest::Approx(model.evaluate(data.x, y).loss).epsilon(1e-6));
    return weights(model);
  };
  const auto expected = trained(line);
  CHECK(trained(column) == expected);
  CHECK(trained(data.yes) == expected);
  CHECK(trained(integers) == expected);
}

TEST_CASE("one target an output") {
  const Tensor<float, 3, 2> x = {{1, 2}, {3, 4}, {5, 6}}, y = {{0, 1}, {1, 0}, {0, 0}};
  auto model = compile<Sequential<Dense<2, 2>, Sigmoid>>(SGD{}, BinaryCrossentropy{}, MeanAbsoluteError{});
  CHECK(model.fit(x, y, silent).loss.size() == 1);
  const Tensor<std::uint8_t, 3, 2> integers = {{0, 1}, {1, 0}, {0, 0}};
  CHECK(model.evaluate(x, integers).loss == model.evaluate(x, y).loss);
}

TEST_CASE("data whose shape only run time knows") {
  const Data data(6);
  auto model = classes();
  const Array<float> good{{6, 2}, Tensor<float, dynamic>(data.x.flat())};
  const Array<std::int32_t> labels{{6}, data.y};
  CHECK(model.fit(good, labels, silent).loss.size() == 1);
  CHECK(model.evaluate(good, labels).loss == model.evaluate(data.x, data.y).loss);
  CHECK(model.predict(good) == model.predict(data.x));

  const Array<float> bad{{3, 4}, Tensor<float, dynamic>(data.x.flat())};
  const Array<std::int32_t> bad_labels{{6, 1}, data.y};
  const char* const sentence =
      "Input 0 of Sequential is incompatible with the data: expected shape (None, 2), found shape (3, 4)";
  CHECK_THROWS_WITH_AS(model.fit(bad, labels, silent), sentence, ShapeError);
  CHECK_THROWS_WITH_AS(model.evaluate(bad, labels), sentence, ShapeError);
  CHECK_THROWS_WITH_AS(model.predict(bad), sentence, ShapeError);
  CHECK_THROWS_WITH_AS(model.fit(good, labels, silent, {bad, labels}), sentence, ShapeError);
  CHECK_THROWS_WITH_AS(
      model.fit(good, bad_labels, silent),
      "The target of Sequential is incompatible with the data: expected shape (None), found shape (6, 1)", ShapeError);
}

TEST_CASE("samples are tokens where the first layer takes such, whatever holds them") {
  using A = Sequential<Input<3>, Embedding<5, 2>, Flatten<>, Dense<1>>;
  const Tensor<std::int32_t, dynamic, 3> x = {{0, 1, 2}, {3, 4, 0}};
  const Tensor<float, dynamic> y = {1, 0};
  const Array<std::int32_t> array{{2, 3}, Tensor<std::int32_t, dynamic>(x.flat())};
  const auto trained = [&](const auto& samples, const FitOptions& options) {
    auto model = compile<A>(Adam{}, MeanSquaredError{});
    const auto history = model.fit(samples, y, options, {x, y});
    CHECK(history.val_loss.back() == model.evaluate(array, y).loss);
    return history.loss;
  };
  const auto expected = trained(x, {.epochs = 2, .verbose = 0});
  CHECK(trained(array, {.epochs = 2, .verbose = 0}) == expected);
  CHECK(trained(x.view(), {.epochs = 2, .verbose = 0}) == expected);
  trained(x, {.epochs = 2, .verbose = 0, .shuffle = false});

  auto model = compile<A>(Adam{}, MeanSquaredError{});
  CHECK(model.predict({3, 4, 0}) == model.predict(x)[1]);
  CHECK(model.predict({{0, 1, 2}, {3, 4, 0}}) == model.predict(x));
}

TEST_CASE("a token beyond the vocabulary is refused before anything is changed") {
  auto model = compile<Sequential<Input<3>, Embedding<5, 2>, Flatten<>, Dense<1>>>(Adam{}, MeanSquaredError{});
  const auto before = model.network().layer<0>().embeddings;
  const Tensor<std::int32_t, dynamic, 3> x = {{0, 1, 2}, {3, 5, 0}}, fine = {{0, 1, 2}};
  const Tensor<float, dynamic> y = {1, 0}, one = {1};
  constexpr auto wrong = "token 1 of sample 1 is 5: the vocabulary has 5";
  CHECK_THROWS_WITH_AS(model.fit(x, y, {.verbose = 0}), wrong, ValueError);
  CHECK_THROWS_WITH_AS(model.fit(fine, one, {.verbose = 0}, {x, y}), wrong, ValueError);
  CHECK_THROWS_WITH_AS(model.evaluate(x, y), wrong, ValueError);
  CHECK_THROWS_WITH_AS(model.predict(x), wrong, ValueError);
  CHECK(model.network().layer<0>().embeddings == before);
}

static_assert(accepts<Model<Network<Sequential<Input<3>, Rescaling<2>, Dense<1>>>, Adam, MeanSquaredError>,
                      Tensor<std::uint8_t, dynamic, 3>, Tensor<float, dynamic>>);
static_assert(!accepts<Model<Network<Sequential<Input<3>, Rescaling<2>, Dense<1>>>, Adam, MeanSquaredError>,
                       Tensor<float, dynamic, 3>, Tensor<float, dynamic>>);
// No float copy is made of integers, which may be a large data set, and which predict refuses.
static_assert(!accepts<Model<Network<Sequential<Dense<3, 1>>>, Adam, MeanSquaredError>,
                       Tensor<std::uint8_t, dynamic, 3>, Tensor<float, dynamic>>);

TEST_CASE("where fit throws, nothing has changed") {
  const Data data(20);
  auto model = classes(), untouched = classes();
  model.fit(data.x, data.y, silent);
  untouched.fit(data.x, data.y, silent);

  const auto refused = [&](const auto& x, const auto& y, const FitOptions& options, const char* sentence, auto error) {
    CHECK_THROWS_WITH_AS(model.fit(x, y, options), sentence, decltype(error));
  };
  const Data shorter(19);
  refused(data.x, data.y, {.epochs = 0}, "epochs: expected at least 1, found 0", OptionError(""));
  refused(data.x, data.y, {.validation_split = 0.99},
          "validation_split: expected a share that leaves at least 1 of 20 samples to train on, found 0.99",
          OptionError(""));
  CHECK_THROWS_WITH_AS(model.fit(data.x, data.y, {.validation_split = 0.25}, {data.x, data.y}),
                       "validation_split: expected 0 beside validation data, found 0.25", OptionError);
  refused(data.x, shorter.y, silent, "x and y have different numbers of samples: x has 20, y has 19", ShapeError(""));
  refused(Tensor<float, dynamic, 2>(), Tensor<std::int32_t, dynamic>(), silent,
          "expected at least 1 sample, found none", ShapeError(""));
  auto x = data.x;
  x(13, 1) = std::numeric_limits<float>::quiet_NaN();
  refused(x, data.y, silent, "sample 13 of x at (1) is nan: expected finite numbers", ValueError(""));
  auto y = data.y;
  y[19] = 3;
  refused(data.x, y, silent,
          "the target of sample 19 is 3: expected a class from 0 to 2; for labels up to 3 the network has to give 4 "
          "outputs",
          ValueError(""));

  // Also the data to validate with is checked before the first step.
  CHECK_THROWS_AS(model.fit(data.x, data.y, silent, {x, data.y}), ValueError);
  CHECK_THROWS_AS(model.fit(data.x, data.y, silent, {data.x, y}), ValueError);
  CHECK_THROWS_AS(model.fit(data.x, data.y, silent, {data.x, shorter.y}), ShapeError);
  CHECK_THROWS_AS(model.fit(data.x, data.y, silent, {Tensor<float, dynamic, 2>(), data.y}), ShapeError);
  CHECK_THROWS_WITH_AS(
      model.fit(data.x, data.y, silent, {Tensor<float, dynamic, 2>(), Tensor<std::int32_t, dynamic>()}),
      "expected at least 1 sample, found none", ShapeError);  // empty is not the same as none

  // And so are the settings of the optimizer.
  const auto bad_setting = [&](const auto& optimizer, const char* sentence) {
    CHECK_THROWS_WITH_AS(compile(model.network(), optimizer, Sparse{}).fit(data.x, data.y, silent), sentence,
                         OptionError);
  };
  const double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
  bad_setting(Adam{.learning_rate = nan}, "learning_rate: expected a number from 0 to 1e30, found nan");
  bad_setting(Adam{.learning_rate = -0.1}, "learning_rate: expected a number from 0 to 1e30, found -0.1");
  bad_setting(Adam{.beta_1 = 1}, "beta_1: expected a share from 0 to below 1, found 1");
  bad_setting(Adam{.beta_2 = -0.5}, "beta_2: expected a share from 0 to below 1, found -0.5");
  bad_setting(Adam{.epsilon = infinity}, "epsilon: expected a number from 0 to 1e30, found inf");
  bad_setting(SGD{.learning_rate = infinity}, "learning_rate: expected a number from 0 to 1e30, found inf");
  bad_setting(SGD{.momentum = 2}, "momentum: expected a share from 0 to below 1, found 2");

  CHECK(weights(model) == weights(untouched));
  model.fit(data.x, data.y, silent);  // and the moments and the epoch are the same
  untouched.fit(data.x, data.y, silent);
  CHECK(weights(model) == weights(untouched));
}

TEST_CASE("evaluate checks its data too") {
  const Data data(4);
  const auto model = classes();
  auto y = data.y;
  y[0] = -1;
  CHECK_THROWS_WITH_AS(
      model.evaluate(data.x, y),
      "the target of sample 0 is -1: expected a class from 0 to 2; leave out samples that have no class", ValueError);
  CHECK_THROWS_WITH_AS(model.evaluate(Tensor<float, 5, 2>(), data.y),
                       "x and y have different numbers of samples: x has 5, y has 4", ShapeError);
  CHECK_THROWS_AS(yes_or_no().evaluate(data.x, Tensor<float, 4>{0, 1, 2, 0}), ValueError);
  CHECK_THROWS_AS(yes_or_no().evaluate(data.x, Tensor<std::uint8_t, 4>{0, 1, 255, 0}), ValueError);
  const auto distributions = compile<Classes>(SGD{}, CategoricalCrossentropy{}, Accuracy{});
  CHECK_THROWS_AS(distributions.evaluate(data.x, Tensor<float, 4, 3>{}), ValueError);
  CHECK_THROWS_AS(
      distributions.evaluate(data.x, Tensor<std::int32_t, 4, 3>{{1, 0, 0}, {0, 1, 1}, {1, 0, 0}, {1, 0, 0}}),
      ValueError);
}

TEST_CASE("a network that has not seen the data that it adapts to is refused") {
  auto model = compile<Sequential<Input<2>, Normalization, Dense<1>>>(Adam{}, MeanSquaredError{});
  const Tensor<float, dynamic, 2> x{{1, 10}, {3, 30}};
  const Tensor<float, dynamic> y{1, 2};
  const char* const sentence =
      "layer 0, Normalization, has seen no data: call adapt(model, x) first, with the samples to train on";
  CHECK_THROWS_WITH_AS(model.fit(x, y, {.verbose = 0}), sentence, ValueError);
  CHECK_THROWS_WITH_AS(model.evaluate(x, y), sentence, ValueError);
  adapt(model, x);
  CHECK(std::isfinite(model.fit(x, y, {.verbose = 0}).loss.back()));
}

TEST_CASE("independent labels: Accuracy is the share of those that are right") {
  auto model = compile<Sequential<With<Dense<1, 3>, Zeros>, Sigmoid>>(SGD{}, BinaryCrossentropy{}, Accuracy{});
  const Tensor<float, 4, 1> x;
  Tensor<float, 4, 3> y;  // nobody has a label, and none is predicted
  auto& bias = model.network().layer<0>().bias;
  bias = {-3, -2, -4};
  CHECK(model.evaluate(x, y).metric<Accuracy>() == 1);
  for (std::size_t i = 0; i < 4; ++i) y(i, 0) = 1;  // all have the first one, and all three are predicted
  bias = {3, 2, 2};
  CHECK(model.evaluate(x, y).metric<Accuracy>() == doctest::Approx(1. / 3));
}

TEST_CASE("outputs that are NaN: so are the loss and a distance, and no answer is right") {
  const Data data(40);
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const auto broken = [&](auto model) {
    model.network().template layer<0>().kernel.fill(nan);
    return model;
  };
  const auto of_classes = broken(classes()).evaluate(data.x, data.y);
  CHECK(is_nan(of_classes.loss));
  CHECK(of_classes.metric<Accuracy>() == 0);
  const auto of_yes = broken(yes_or_no()).evaluate(data.x, data.yes);
  CHECK(is_nan(of_yes.loss));
  CHECK(of_yes.metric<Accuracy>() == 0);
  const auto of_numbers = broken(compile<Sequential<Dense<2, 1>>>(SGD{}, MeanSquaredError{}, MeanAbsoluteError{}))
                              .evaluate(data.x, data.yes);
  CHECK(is_nan(of_numbers.loss));
  CHECK(is_nan(of_numbers.metric<MeanAbsoluteError>()));
}

namespace {
/// (1 - p)² times the binary cross-entropy, p the probability of what is right: of outputs alone.
struct Focal {
  template <class T, class Out>
  using Targets = OutputTargets<T, Out>;
  using activation = Sigmoid;
  template <class T, std::size_t... E>
  static double of_outputs(View<const T, dynamic, E...> y, auto t, View<T, dynamic, E...> dy) {
    double loss = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      const double sign = t.data()[i] > 0 ? 1 : -1, p = t.data()[i] > 0 ? y.data()[i] : 1 - y.data()[i];
      const double share = 1 / static_cast<double>(y.size()), off = 1 - p;
      loss -= share * off * off * std::log(p);
      if (dy.data() != nullptr) dy.data()[i] = static_cast<T>(sign * share * (2 * off * std::log(p) - off * off / p));
    }
    return loss;
  }
};
}  // namespace

TEST_CASE("a loss of one's own that names its activation has right answers") {
  const Data data(64);
  auto model = compile<Yes>(Adam{.learning_rate = 0.1}, Focal{}, Accuracy{});
  const auto history = model.fit(data.x, data.yes, {.epochs = 30, .verbose = 0});
  CHECK(history.loss.back() < history.loss.front());
  CHECK(history.metric<Accuracy>().back() > 0.9);
}

TEST_CASE("the network can be taken out, goes its own way, and can be trained further") {
  const Data data(20);
  auto model = classes();
  model.fit(data.x, data.y, silent);
  Network<Classes> network = model.network();
  const auto trained = weights(model);
  model.fit(data.x, data.y, silent);
  CHECK(weights(model) != trained);
  auto further = compile(std::move(network), SGD{.learning_rate = 0}, Sparse{});
  further.fit(data.x, data.y, silent);  // with this rate there is nothing to learn
  CHECK(weights(further) == trained);
}

namespace {
// The mean of weight · |y - t|, and how many outputs are off by more than `most`: both with settings of their own,
// and no more of the protocols than they need.
struct Times {
  double weight;
  template <class T, class Out>
  using Targets = OutputTargets<T, Out>;
  template <class T, std::size_t... E>
  double of_outputs(View<const T, dynamic, E...> y, auto t, View<T, dynamic, E...> dy) const {
    double loss = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      const double off = static_cast<double>(y.data()[i] - t.data()[i]), share = weight / static_cast<double>(y.size());
      loss += share * std::abs(off);
      if (dy.data() != nullptr) dy.data()[i] = static_cast<T>(off > 0 ? share : -share);
    }
    return loss;
  }
};
struct OffByMore {
  explicit OffByMore(double most) : most_(most) {}
  void update(auto y, auto t) {
    for (std::size_t i = 0; i < y.size(); ++i)
      count_ += std::abs(static_cast<double>(y.data()[i] - t.data()[i])) > most_;
  }
  double value() const { return count_; }

 private:
  double most_, count_ = 0;
};
}  // namespace

TEST_CASE("the loss and the metrics are those that compile was given, with their members") {
  using Line = Sequential<With<Dense<1, 1>, Zeros>>;
  const Tensor<float, dynamic, 1> x{{1}, {1}, {1}, {1}};
  const Tensor<float, dynamic> t{1, 2, 3, 4};
  auto model = compile<Line>(SGD{.learning_rate = 0.25}, Times{2}, OffByMore(2.5));
  const auto before = model.evaluate(x, t);
  CHECK(before.loss == 5);
  CHECK(before.metric<OffByMore>() == 2);
  CHECK(model.evaluate(x, t).metric<OffByMore>() == 2);  // the count starts anew
  const auto history = model.fit(x, t, {.epochs = 2, .batch_size = 4, .verbose = 0}, {x, t});
  CHECK(history.loss[0] == 5);
  CHECK(history.metric<OffByMore>() == std::vector<double>{2, 1});  // outputs are 0, then 1
  CHECK(history.val_metric<OffByMore>() == std::vector<double>{1, 0});
  CHECK(model.network().layer<0>().bias(0) == 1);  // two steps of 2 · 0.25
}

TEST_CASE("a sequence has a class for each step") {
  using Steps = Sequential<Input<4>, Dense<6>, Reshape<2, 3>, Softmax>;
  auto model = compile<Steps>(Adam{.learning_rate = 0.05}, Sparse{}, Accuracy{});
  const Tensor<float, 2, 4> x = {{1, 0, 0, 1}, {0, 1, 1, 0}};
  const Tensor<std::int32_t, 2, 2> y = {{0, 2}, {1, 1}};
  model.fit(x, y, {.epochs = 100, .verbose = 0});
  CHECK(model.evaluate(x, y).metric<Accuracy>() == 1);
}

TEST_CASE("denormal numbers count as 0 in fit and evaluate, and count again after them") {
  const Data<> data(64);
  auto model = compile<Classes>(SGD{}, Sparse{}, Denormals{});
  const auto history = model.fit(data.x, data.y, {.batch_size = 16, .verbose = 0, .validation_split = 0.25});
  CHECK(history.metric<Denormals>()[0] == (flushes ? 0 : 3));
  CHECK(history.val_metric<Denormals>()[0] == (flushes ? 0 : 1));
  CHECK(model.evaluate(data.x, data.y).metric<Denormals>() == (flushes ? 0 : 1));
  CHECK(denormals_count());
}

TEST_CASE("a denormal weight is trained as a 0") {
  auto model = compile<Sequential<Dense<1, 1>>>(SGD{.learning_rate = 0.25}, MeanSquaredError{});
  auto& kernel = model.network().layer<0>().kernel;
  kernel.fill(std::numeric_limits<float>::min() / 4);
  model.fit(Tensor<float, 1, 1>{{1}}, Tensor<float, 1>{0}, silent);
  CHECK((kernel(0, 0) == 0) == flushes);  // half of what it was
}

TEST_CASE("what is thrown in training leaves the processor as it was") {
  const Data<> data(64);
  auto model = compile<Classes>(SGD{}, Sparse{}, Denormals{.throws_at = 2});
  CHECK_THROWS_AS(model.fit(data.x, data.y, {.batch_size = 16, .verbose = 0}), std::runtime_error);
  CHECK(denormals_count());
  Tensor<float, dynamic, 2> wrong = data.x;
  wrong(0, 0) = std::numeric_limits<float>::infinity();
  CHECK_THROWS_AS(model.fit(wrong, data.y, silent), ValueError);
  CHECK(denormals_count());
}

namespace {
/// Remembers where each batch's targets lie.
struct Where {
  static inline std::vector<const std::int32_t*> seen;
  void update(auto, auto t) { seen.push_back(t.data()); }
  double value() const { return 0; }
};
}  // namespace

TEST_CASE("without shuffling, the batches are the samples where they lie") {
  const Data<> data(10);
  auto model = compile<Classes>(SGD{}, Sparse{}, Where{});
  model.fit(data.x, data.y, {.batch_size = 4, .verbose = 0, .shuffle = false});
  const std::int32_t* first = data.y.data();
  CHECK(Where::seen == std::vector<const std::int32_t*>{first, first + 4, first + 8});
}
