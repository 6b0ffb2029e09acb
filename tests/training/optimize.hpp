// SPDX-License-Identifier: MIT
#pragma once
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include <dovetail/layers/protocol/record.hpp>
#include <dovetail/tensor/nothing.hpp>

/// Optimizers on small records.
namespace optimize {

using namespace dovetail;

/// One weight after each step along some gradients.
template <class T, class Optimizer>
std::vector<double> trajectory(const Optimizer& optimizer, T start, const std::vector<double>& gradients) {
  using Record = boost::hana::tuple<Tensor<T, 1>>;
  Record w{Tensor<T, 1>(start)}, g;
  typename Optimizer::template State<Record> state{};
  std::vector<double> path;
  for (const double slope : gradients) {
    boost::hana::at_c<0>(g)(0) = static_cast<T>(slope);
    optimizer.step(w, g, state);
    path.push_back(static_cast<double>(boost::hana::at_c<0>(w)(0)));
  }
  return path;
}

/// Equal but for a few roundings.
inline void equal(const std::vector<double>& found, const std::vector<double>& expected, double tolerance = 1e-15) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(i);
    CHECK(std::abs(found[i] - expected[i]) <= tolerance * (1 + std::abs(expected[i])));
  }
}

/// Records nest, have tensors of sizes around the packs' and places without a tensor.
template <class Optimizer>
void steps_everywhere(const Optimizer& optimizer) {
  using Record = boost::hana::tuple<Tensor<double, 3, 7>, boost::hana::tuple<>, Nothing<double>,
                                    boost::hana::tuple<Tensor<double, 8>, Tensor<double, 1>>>;
  Record w, g;
  typename Optimizer::template State<Record> state{};
  double value = 0;
  const auto each = [](auto f) {
    return [f](const TensorPath&, auto& first, auto&... others) {
      for (std::size_t i = 0; i < first.size(); ++i) f(first.data()[i], others.data()[i]...);
    };
  };
  for_each_tensor(each([&](double& wi, double& gi) {
                    wi = value += 1;
                    gi = 1 / value - 0.25;
                  }),
                  w, g);
  for (int step = 0; step < 3; ++step) optimizer.step(w, g, state);
  value = 0;
  for_each_tensor(each([&](double wi) {
                    value += 1;
                    const double slope = 1 / value - 0.25;
                    equal({wi}, {trajectory(optimizer, value, {slope, slope, slope}).back()}, 1e-14);
                  }),
                  w);
  CHECK(value == 30);
}

}  // namespace optimize
