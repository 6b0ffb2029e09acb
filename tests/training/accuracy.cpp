// SPDX-License-Identifier: MIT
#include <dovetail/training/accuracy.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>

#include <dovetail/training/binary_crossentropy.hpp>
#include <dovetail/training/categorical_crossentropy.hpp>
#include <dovetail/training/mean_squared_error.hpp>
#include <dovetail/training/sparse_categorical_crossentropy.hpp>

using namespace dovetail;

namespace {
template <class Loss, class T, std::size_t B, std::size_t... E>
double accuracy(const Tensor<T, B, E...>& y, const auto& t) {
  Accuracy metric;
  metric.update(View<const T, dynamic, E...>(y), typename Loss::template Targets<T, Shape<E...>>(t), Loss{});
  return metric.value();
}
using Sparse = SparseCategoricalCrossentropy;
using Categorical = CategoricalCrossentropy;
using Binary = BinaryCrossentropy;
constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN(),
                infinity = std::numeric_limits<float>::infinity();

template <class Loss, class T, class Target, std::size_t... E>
concept counted = requires(Accuracy m, View<const T, dynamic, E...> y, Target t, Loss loss) { m.update(y, t, loss); };
/// Losses of one's own: of classes, of yes or no, and of integers that are no classes.
struct OfClasses {};
struct OfYesOrNo {
  using activation = Sigmoid;
};
struct OfDistributions {
  using activation = Softmax;
};
using Numbers = View<const float, dynamic>;
using Integers = View<const std::int32_t, dynamic>;
}  // namespace

// Targets that are numbers have no right answer; the loss tells which are.
static_assert(!counted<MeanSquaredError, float, Numbers, 1> &&
              !counted<MeanSquaredError, float, View<const float, dynamic, 3>, 3>);
static_assert(counted<OfClasses, float, Integers, 3> &&
              counted<OfClasses, float, View<const std::int32_t, dynamic, 2>, 2, 3>);
static_assert(!counted<OfClasses, float, Integers, 1> &&  // counts, and one output for each
              !counted<OfClasses, float, View<const std::int32_t, dynamic, 3>, 3>);
static_assert(counted<OfYesOrNo, float, Numbers, 1> && counted<OfYesOrNo, float, Integers, 1> &&
              counted<OfYesOrNo, float, View<const float, dynamic, 2, 3>, 2, 3>);
static_assert(counted<OfDistributions, float, View<const float, dynamic, 3>, 3> &&
              counted<OfDistributions, float, Integers, 3> && !counted<OfDistributions, float, Integers, 2, 3> &&
              !counted<OfDistributions, float, Numbers, 1>);

TEST_CASE("of classes: the largest output is the answer") {
  const Tensor<float, 4, 3> y = {{1, 2, 3}, {3, 2, 1}, {-1, -2, -3}, {0, 0.5f, 0.4f}};
  CHECK(accuracy<Sparse>(y, Tensor<std::int32_t, 4>{2, 0, 0, 1}) == 1);
  CHECK(accuracy<Sparse>(y, Tensor<std::int32_t, 4>{2, 0, 1, 2}) == 0.5);
  CHECK(accuracy<Sparse>(y, Tensor<std::int32_t, 4>{0, 1, 1, 0}) == 0);
}

TEST_CASE("of equals the first is the answer, as in Keras") {
  const Tensor<float, 2, 3> y{{0.5f, 0.5f, 0}, {0.2f, 0.4f, 0.4f}};
  CHECK(accuracy<Sparse>(y, Tensor<std::int32_t, 2>{0, 1}) == 1);
  CHECK(accuracy<Sparse>(y, Tensor<std::int32_t, 2>{1, 2}) == 0);
  CHECK(accuracy<Categorical>(y, Tensor<float, 2, 3>{{0.5f, 0.5f, 0}, {0, 0.5f, 0.5f}}) == 1);
}

TEST_CASE("of classes in a sequence: each step counts") {
  const Tensor<double, 1, 2, 2> y = {{{0.9, 0.1}, {0.2, 0.8}}};
  CHECK(accuracy<Sparse>(y, Tensor<std::int32_t, 1, 2>{{0, 0}}) == 0.5);
  CHECK(accuracy<Categorical>(y, Tensor<double, 1, 2, 2>{{{1, 0}, {1, 0}}}) == 0.5);
}

TEST_CASE("of distributions: the largest output, the largest target") {
  const Tensor<double, 2, 3> y = {{0.2, 0.5, 0.3}, {0.1, 0.1, 0.8}};
  CHECK(accuracy<Categorical>(y, Tensor<double, 2, 3>{{0, 1, 0}, {0, 0, 1}}) == 1);
  CHECK(accuracy<Categorical>(y, Tensor<double, 2, 3>{{0.4, 0.35, 0.25}, {0.3, 0.3, 0.4}}) == 0.5);
}

TEST_CASE("of one output: a yes above 0.5, as in Keras") {
  const Tensor<float, 4, 1> y = {{0.4f}, {0.5f}, {0.9f}, {0.1f}};
  CHECK(accuracy<Binary>(y, Tensor<float, 4>{0, 0, 1, 0}) == 1);
  CHECK(accuracy<Binary>(y, Tensor<float, 4>{1, 1, 1, 0}) == 0.5);
  CHECK(accuracy<Binary>(y, Tensor<float, 4>{0.1f, 0.4f, 0.9f, 0.6f}) == 0.75);
  CHECK(accuracy<Binary>(y, Tensor<float, 4>{0.5f, 0.5f, 0.5f, 0.5f}) == 0);  // which is neither
}

TEST_CASE("of several labels: each is an answer") {
  const Tensor<float, 2, 3> nobody{{0.1f, 0.2f, 0.3f}, {0, 0.4f, 0.5f}}, all{{0.9f, 0.8f, 0.7f}, {0.6f, 1, 0.51f}};
  CHECK(accuracy<Binary>(nobody, Tensor<float, 2, 3>{{0, 0, 0}, {0, 0, 0}}) == 1);
  CHECK(accuracy<Binary>(all, Tensor<float, 2, 3>{{1, 1, 1}, {1, 1, 1}}) == 1);
  CHECK(accuracy<Binary>(all, Tensor<float, 2, 3>{{1, 0, 0}, {1, 0, 0}}) == doctest::Approx(1. / 3));
  const Tensor<double, 1, 2, 2> steps{{{0.9, 0.1}, {0.8, 0.7}}};
  CHECK(accuracy<Binary>(steps, Tensor<double, 1, 2, 2>{{{1, 0}, {0, 1}}}) == 0.75);
}

TEST_CASE("a NaN is never right, nor is the largest of numbers among which it is") {
  const Tensor<float, 4, 3> y{
      {not_a_number, not_a_number, not_a_number}, {not_a_number, 1, 0}, {0, 1, not_a_number}, {0, not_a_number, 1}};
  for (const std::int32_t c : {0, 1, 2}) CHECK(accuracy<Sparse>(y, Tensor<std::int32_t, 4>{c, c, c, c}) == 0);
  CHECK(accuracy<Sparse>(y, Tensor<std::int32_t, 4>{3, 3, 3, 3}) == 0);
  CHECK(accuracy<Categorical>(y, Tensor<float, 4, 3>{{1, 0, 0}, {0, 1, 0}, {0, 1, 0}, {0, 0, 1}}) == 0);
  CHECK(accuracy<Categorical>(y, y) == 0);
  CHECK(accuracy<Categorical>(Tensor<float, 1, 2>{{1, 0}}, Tensor<float, 1, 2>{{not_a_number, 0}}) == 0);
  CHECK(accuracy<Binary>(y, Tensor<float, 4, 3>{}) == 0.25);  // the zeros
  CHECK(accuracy<Binary>(Tensor<float, 2, 1>{{not_a_number}, {not_a_number}}, Tensor<float, 2>{0, 1}) == 0);
  CHECK(accuracy<Binary>(Tensor<float, 2, 1>{{0}, {1}}, Tensor<float, 2>{not_a_number, not_a_number}) == 0);
  CHECK(accuracy<Binary>(Tensor<double, 1, 1>{{-std::numeric_limits<double>::quiet_NaN()}}, Tensor<double, 1>{0}) == 0);
}

TEST_CASE("infinities are large and small") {
  const Tensor<float, 2, 3> y{{0, infinity, 1}, {-infinity, -infinity, -1}};
  CHECK(accuracy<Sparse>(y, Tensor<std::int32_t, 2>{1, 2}) == 1);
  CHECK(accuracy<Sparse>(y, Tensor<std::int32_t, 2>{0, 0}) == 0);
  CHECK(accuracy<Binary>(Tensor<float, 2, 1>{{infinity}, {-infinity}}, Tensor<float, 2>{1, 0}) == 1);
}

TEST_CASE("a target that is no class is never right") {
  CHECK(accuracy<Sparse>(Tensor<float, 2, 2>{{1, 0}, {0, 1}}, Tensor<std::int32_t, 2>{-1, 2}) == 0);
}

TEST_CASE("batches add up, each sample counts as much as the other; of nothing it is 0") {
  Accuracy metric;
  CHECK(metric.value() == 0);
  const Tensor<float, 3, 2> y = {{1, 0}, {1, 0}, {1, 0}};
  const View<const float, dynamic, 2> three = y, one(y.data(), 1);
  metric.update(View<const float, dynamic, 2>(y.data(), 0), Tensor<std::int32_t, dynamic>(), Sparse{});
  CHECK(metric.value() == 0);
  metric.update(three, Tensor<std::int32_t, 3>{0, 0, 0}, Sparse{});
  metric.update(one, Tensor<std::int32_t, 1>{1}, Sparse{});
  CHECK(metric.value() == 0.75);
}
