// SPDX-License-Identifier: MIT
#include <dovetail/training/accuracy.hpp>

#include <doctest/doctest.h>

#include <cstdint>

using namespace dovetail;

namespace {
template <class T, std::size_t B, std::size_t... E>
double accuracy(const Tensor<T, B, E...>& y, const auto& t) {
  Accuracy metric;
  metric.update(View<const T, dynamic, E...>(y), t.view());
  return metric.value();
}
}  // namespace

TEST_CASE("of classes: the largest output is the answer") {
  const Tensor<float, 4, 3> y = {{1, 2, 3}, {3, 2, 1}, {-1, -2, -3}, {0, 0.5f, 0.4f}};
  CHECK(accuracy(y, Tensor<std::int32_t, 4>{2, 0, 0, 1}) == 1);
  CHECK(accuracy(y, Tensor<std::int32_t, 4>{2, 0, 1, 2}) == 0.5);
  CHECK(accuracy(y, Tensor<std::int32_t, 4>{0, 1, 1, 0}) == 0);
  CHECK(accuracy(Tensor<float, 1, 2>{{0.5f, 0.5f}}, Tensor<std::int32_t, 1>{0}) == 1);  // of equals the first
}

TEST_CASE("of classes in a sequence: each step counts") {
  const Tensor<double, 1, 2, 2> y = {{{0.9, 0.1}, {0.2, 0.8}}};
  CHECK(accuracy(y, Tensor<std::int32_t, 1, 2>{{0, 0}}) == 0.5);
}

TEST_CASE("of distributions: the largest output, the largest target") {
  const Tensor<double, 2, 3> y = {{0.2, 0.5, 0.3}, {0.1, 0.1, 0.8}};
  CHECK(accuracy(y, Tensor<double, 2, 3>{{0, 1, 0}, {0, 0, 1}}) == 1);
  CHECK(accuracy(y, Tensor<double, 2, 3>{{0.4, 0.35, 0.25}, {0.3, 0.3, 0.4}}) == 0.5);
}

TEST_CASE("of one output: a yes from 0.5 on") {
  const Tensor<float, 4, 1> y = {{0.4f}, {0.5f}, {0.9f}, {0.1f}};
  CHECK(accuracy(y, Tensor<float, 4>{0, 1, 1, 0}) == 1);
  CHECK(accuracy(y, Tensor<float, 4>{1, 0, 1, 0}) == 0.5);
}

TEST_CASE("batches add up, each sample counts as much as the other; of nothing it is 0") {
  Accuracy metric;
  CHECK(metric.value() == 0);
  const Tensor<float, 3, 2> y = {{1, 0}, {1, 0}, {1, 0}};
  const View<const float, dynamic, 2> three = y, one(y.data(), 1);
  metric.update(three, Tensor<std::int32_t, 3>{0, 0, 0});
  metric.update(one, Tensor<std::int32_t, 1>{1});
  CHECK(metric.value() == 0.75);
}
