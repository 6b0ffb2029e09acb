// SPDX-License-Identifier: MIT
#pragma once
#include <doctest/doctest.h>

#include <cmath>
#include <tuple>

#include <dovetail/formula.hpp>
#include <dovetail/random/random.hpp>

// Gradients against central differences in double, and values against the same function of tensors.
namespace differences {
using namespace dovetail;

template <class T, std::size_t... E>
Tensor<T, E...> random_tensor(Random& random, double least = -1.5, double most = 1.5) {
  Tensor<T, E...> x;
  for (auto& v : x.flat()) v = static_cast<T>(least + (most - least) * random.uniform<double>());
  return x;
}

// How many partial derivatives there are, each of which is off by at most 1e-6 (1 + |gradient|).
template <class F, class... X>
std::size_t check(F f, X... x) {
  const auto results = value_and_grad(f, x...);
  const double value = std::get<0>(results);
  const double expected = f(x...);
  CHECK(std::abs(value - expected) <= 1e-12 * (1 + std::abs(expected)));
  std::size_t count = 0, wrong = 0;
  const auto compare = [&](auto& argument, const auto& gradient) {
    CHECK(gradient.rows() == argument.rows());
    for (std::size_t i = 0; i < argument.size(); ++i, ++count) {
      const double h = 1e-6, middle = argument.data()[i];
      argument.data()[i] = middle + h;
      const double above = f(x...);
      argument.data()[i] = middle - h;
      const double below = f(x...);
      argument.data()[i] = middle;
      const double slope = (above - below) / (2 * h), found = gradient.data()[i];
      if (!(std::abs(slope - found) <= 1e-6 * (1 + std::abs(found)))) {
        ++wrong;
        CAPTURE(slope);
        CAPTURE(found);
        CAPTURE(count);
        CHECK(false);
      }
    }
  };
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (compare(x, std::get<I + 1>(results)), ...);
  }(std::index_sequence_for<X...>{});
  CHECK(wrong == 0);
  return count;
}

}  // namespace differences
