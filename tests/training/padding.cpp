// SPDX-License-Identifier: MIT
// Training and evaluation on padded samples.
#include <dovetail/training/padding.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include <dovetail/dovetail.hpp>

using namespace dovetail;

namespace {

constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t most = 7;

template <std::size_t T>
using Tagger = Sequential<Input<T, 3>, With<Conv1D<4, 3>, Causal>, Tanh, EachRow<Dense<2>, Softmax>>;
template <std::size_t T>
using Scorer = Sequential<Input<T, 3>, EachRow<Dense<4>, Tanh, Dense<2>>>;
template <std::size_t T>
using Classifier = Sequential<Input<T, 3>, EachRow<Dense<4>, ReLU>, GlobalAveragePooling1D, Dense<2>, Softmax>;
template <std::size_t T>
using Shorter = Sequential<Input<T, 3>, Conv1D<2, 3>>;

const std::vector<int> lengths{3, 7, 5, 4, 6};

Tensor<float, dynamic, most, 3> samples(float padding = not_a_number) {
  auto x = Tensor<float, dynamic, most, 3>::with_rows(lengths.size());
  Random random(Seed{1});
  for (std::size_t b = 0; b < lengths.size(); ++b)
    for (std::size_t t = 0; t < most; ++t)
      for (std::size_t i = 0; i < 3; ++i) {
        const float value = random.uniform(-1.F, 1.F);
        x(b, t, i) = t < static_cast<std::size_t>(lengths[b]) ? value : padding;
      }
  return x;
}
template <std::size_t N>
Tensor<float, dynamic, N, 2> numbers(std::size_t shorter, float padding = not_a_number) {
  auto y = Tensor<float, dynamic, N, 2>::with_rows(lengths.size());
  Random random(Seed{2});
  for (std::size_t b = 0; b < lengths.size(); ++b)
    for (std::size_t t = 0; t < N; ++t)
      for (std::size_t i = 0; i < 2; ++i) {
        const float value = random.uniform(-1.F, 1.F);
        y(b, t, i) = t + shorter < static_cast<std::size_t>(lengths[b]) ? value : padding;
      }
  return y;
}
Tensor<std::int32_t, dynamic, most> tags(std::int32_t padding = -1) {
  auto y = Tensor<std::int32_t, dynamic, most>::with_rows(lengths.size());
  for (std::size_t b = 0; b < lengths.size(); ++b)
    for (std::size_t t = 0; t < most; ++t)
      y(b, t) = t < static_cast<std::size_t>(lengths[b]) ? static_cast<std::int32_t>((b + t * t) % 2) : padding;
  return y;
}
bool same(const auto& a, const auto& b) {
  bool equal = true;
  for_each_tensor(
      [&](const TensorPath&, const auto& p, const auto& q) {
        for (std::size_t i = 0; i < p.size(); ++i) equal = equal && p.data()[i] == q.data()[i];
      },
      a, b);
  return equal;
}
constexpr FitOptions quiet{.epochs = 3, .batch_size = 2, .verbose = 0};

}  // namespace

TEST_CASE("the loss of each step is a mean over the steps that are there") {
  auto model = compile<Scorer<most>>(SGD{}, MeanSquaredError{}, MeanAbsoluteError{});
  const auto x = samples();
  const auto y = numbers<most>(0);
  double squares = 0, off = 0;
  int count = 0;
  for (std::size_t b = 0; b < lengths.size(); ++b) {
    const auto answer = model.predict(x[b], lengths[b]);
    for (std::size_t t = 0; t < static_cast<std::size_t>(lengths[b]); ++t)
      for (std::size_t i = 0; i < 2; ++i, ++count) {
        const double d = static_cast<double>(answer(t, i)) - static_cast<double>(y(b, t, i));
        squares += d * d;
        off += (std::abs)(d);
      }
  }
  const auto result = model.evaluate(Padded{x, lengths}, y);
  CHECK(std::abs(result.loss - squares / count) < 1e-6);
  CHECK(std::abs(result.metric<MeanAbsoluteError>() - off / count) < 1e-6);
}

TEST_CASE("accuracy counts the steps that are there") {
  auto model = compile<Tagger<most>>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  const auto x = samples();
  const auto y = tags();
  const auto answers = model.predict(Padded{x, lengths});
  double right = 0, loss = 0;
  int count = 0;
  for (std::size_t b = 0; b < lengths.size(); ++b)
    for (std::size_t t = 0; t < static_cast<std::size_t>(lengths[b]); ++t, ++count) {
      right += (answers(b, t, 1) > answers(b, t, 0)) == (y(b, t) == 1);
      loss -= std::log(static_cast<double>(answers(b, t, static_cast<std::size_t>(y(b, t)))));
    }
  const auto result = model.evaluate(Padded{x, lengths}, y);
  CHECK(result.metric<Accuracy>() == right / count);
  CHECK(std::abs(result.loss - loss / count) < 1e-6);
}

TEST_CASE("one padded sample trains as one of its own length, to the last bit") {
  const auto check = [&]<template <std::size_t> class A>(auto loss, const auto& y, const auto& own_y) {
    auto padded = compile<A<most>>(SGD{.learning_rate = 0.1F}, loss);
    auto own = compile<A<5>>(SGD{.learning_rate = 0.1F}, loss);
    REQUIRE(same(padded.network().parameters(), own.network().parameters()));
    const auto x = samples();
    auto own_x = Tensor<float, dynamic, 5, 3>::with_rows(1), one = own_x;
    auto one_x = Tensor<float, dynamic, most, 3>::with_rows(1);
    std::copy_n(x[2].data(), 15, own_x.data());
    std::copy_n(x[2].data(), 21, one_x.data());
    const auto history = padded.fit(Padded{one_x, {5}}, y, quiet);
    const auto expected = own.fit(own_x, own_y, quiet);
    CHECK(same(padded.network().parameters(), own.network().parameters()));
    CHECK(history.loss == expected.loss);
  };
  const auto y = numbers<most>(0);
  auto one = Tensor<float, dynamic, most, 2>::with_rows(1);
  auto own = Tensor<float, dynamic, 5, 2>::with_rows(1);
  std::copy_n(y[2].data(), 14, one.data());
  std::copy_n(y[2].data(), 10, own.data());
  check.operator()<Scorer>(MeanSquaredError{}, one, own);
  check.operator()<Tagger>(SparseCategoricalCrossentropy{}, Tensor<std::int32_t, 1, most>{{0, 1, 1, 0, 1, -1, 9}},
                           Tensor<std::int32_t, 1, 5>{{0, 1, 1, 0, 1}});
  check.operator()<Classifier>(SparseCategoricalCrossentropy{}, Tensor<std::int32_t, 1>{1}, Tensor<std::int32_t, 1>{1});
}

TEST_CASE("training does not see what stands in the padding, shuffled or not, with validation") {
  const auto trained = [&](float padding, std::int32_t tag, bool shuffle) {
    auto model = compile<Tagger<most>>(Adam{.learning_rate = 0.1F}, SparseCategoricalCrossentropy{}, Accuracy{});
    FitOptions options = quiet;
    options.shuffle = shuffle;
    const Padded data{samples(padding), lengths};
    const auto history = model.fit(data, tags(tag), options, {data, tags(tag)});
    CHECK(history.loss.back() < history.loss.front());
    CHECK(history.val_loss.back() == model.evaluate(data, tags(tag)).loss);
    return model;
  };
  for (const bool shuffle : {false, true})
    CHECK(
        same(trained(not_a_number, -1, shuffle).network().parameters(), trained(3, 1, shuffle).network().parameters()));
}

TEST_CASE("a layer that makes sequences shorter makes their targets shorter") {
  auto model = compile<Shorter<most>>(SGD{}, MeanSquaredError{});
  const Padded data{samples(), lengths};
  const auto history = model.fit(data, numbers<5>(2), quiet);
  CHECK(history.loss.back() < history.loss.front());
  CHECK(model.predict(data)(0, 1, 0) == 0);
}

TEST_CASE("samples may be held back to validate with") {
  auto model = compile<Classifier<most>>(Adam{}, SparseCategoricalCrossentropy{});
  FitOptions options = quiet;
  options.validation_split = 0.25F;
  const Tensor<std::int32_t, 5> y{0, 1, 0, 1, 1};
  const auto history = model.fit(Padded{samples(), lengths}, y, options);
  const auto x = samples();
  const Padded last{View<const float, dynamic, most, 3>(x[3].data(), 2), {4, 6}};
  CHECK(history.val_loss.back() == model.evaluate(last, Tensor<std::int32_t, 2>{1, 1}).loss);
}

TEST_CASE("what is wrong with padded data is said") {
  auto model = compile<Scorer<most>>(SGD{}, MeanSquaredError{});
  const Padded data{samples(), lengths};
  const auto y = numbers<most>(0);
  auto wrong = y;
  wrong(2, 4, 1) = not_a_number;
  CHECK_THROWS_WITH_AS(model.fit(data, wrong, quiet), "sample 2 of y at (4, 1) is nan: expected finite numbers",
                       ValueError);
  CHECK_THROWS_WITH_AS(Padded(samples(), std::vector{1, 2, 0, 4, 5}), "length of sample 2 is 0: expected 1 to 7",
                       ValueError);
  CHECK_THROWS_WITH_AS(Padded(samples(), std::vector{1, 2, 8, 4, 5}), "length of sample 2 is 8: expected 1 to 7",
                       ValueError);
  CHECK_THROWS_WITH_AS(Padded(samples(), std::vector{1, 2, -3, 4, 5}), "length of sample 2 is -3: expected 1 to 7",
                       ValueError);
  CHECK_THROWS_WITH_AS(Padded(samples(), std::vector{1, 2}), "lengths: expected one for each of 5 samples, found 2",
                       ShapeError);
  CHECK_THROWS_WITH_AS(model.fit(samples(0), numbers<most>(0, 0), quiet, {data, y}),
                       "validation: expected samples as those to train on, which are not padded, found padded samples",
                       OptionError);
  auto shorter = compile<Shorter<most>>(SGD{}, MeanSquaredError{});
  CHECK_THROWS_WITH_AS(shorter.evaluate(Padded{samples(), {3, 7, 2, 4, 6}}, numbers<5>(2)),
                       "length of sample 2 is 2: expected 3 to 7", ValueError);
}
