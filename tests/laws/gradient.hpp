// SPDX-License-Identifier: MIT
#pragma once
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numeric>

#include "subject.hpp"

namespace laws {

namespace detail {

// The step. What is left of the third derivative goes with step² (1e-12 times up to 1e5, behind a
// BatchNormalization of two rows), rounding with 1e-16 / step times the sum: both stay below 1e-7.
inline constexpr double step = 1e-6;
inline constexpr double tolerance = 1e-6;

struct Run {
  Subject<double>& s;
  std::size_t rows;
  std::vector<double>& x;
  std::vector<double> y, r, dx;
  std::span<std::byte> memory;

  double loss() {  // Σ r · y
    poison(memory);
    poison(std::span(y));
    s.train(rows, x.data(), y.data(), memory.data());
    return std::inner_product(y.begin(), y.end(), r.begin(), 0.0);
  }
  double slope(double& v) {
    const double at = v;
    v = at + step;
    const double above = loss();
    v = at - step;
    const double below = loss();
    v = at;
    return (above - below) / (2 * step);
  }
  void backward(double* to) {
    loss();
    poison(s);
    poison(std::span(dx));
    s.backward(rows, x.data(), y.data(), r.data(), to, memory.data());
  }
  void compare(const std::string& what, std::span<double> values, std::span<const double> slopes) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double expected = slope(values[i]);
      if (!(std::abs(slopes[i] - expected) <= tolerance * (1 + std::abs(expected))))
        FAIL_CHECK(what << "[" << i << "]: " << slopes[i] << " instead of " << expected);
    }
  }
};

inline void gradient_law(Subject<double>& s, std::initializer_list<std::size_t> batches) {
  const std::size_t most = std::max(batches), guard = 64;
  auto memory = Tensor<std::byte, dynamic>::with_rows(s.cache_bytes(most) + guard);
  Random random(Seed{5});
  for (const std::size_t rows : batches) {
    CAPTURE(s.name);
    CAPTURE(rows);
    poison(memory.flat());
    std::vector<double> x = off_kinks(rows * s.input, random), r = off_kinks(rows * s.output, random);
    Run run{s, rows, x, r, r, x, memory.flat().first(s.cache_bytes(rows))};

    run.backward(run.dx.data());
    const std::vector<double> dx = run.dx;
    std::vector<std::vector<double>> gradients;
    for (auto& p : s.parameters) gradients.emplace_back(p.gradient.begin(), p.gradient.end());

    run.backward(nullptr);  // dx is not wanted: the parameters' gradient is the same
    for (std::size_t i = 0; i < gradients.size(); ++i) {
      CAPTURE(s.parameters[i].name);
      CHECK(same_bits<double>(s.parameters[i].gradient, gradients[i]));
    }

    run.compare("dx", x, dx);
    for (std::size_t i = 0; i < gradients.size(); ++i)
      run.compare(s.parameters[i].name, s.parameters[i].value, gradients[i]);

    const auto behind = memory.flat().subspan(s.cache_bytes(rows));
    CHECK(std::all_of(behind.begin(), behind.end(), [](std::byte b) { return b == std::byte{0xFF}; }));
  }
}

}  // namespace detail

/// The gradient law, for a loss Σ r · y with random r: dx and the gradient of each parameter are what
/// central differences say; all of it is overwritten, in no more memory than the type asks for; and the
/// gradient is the same to the last bit where dx is not wanted. Batches of several sizes share the memory.
template <class... A>
void gradient_law(std::initializer_list<std::size_t> batches = {8, 1, 5, 2}) {
  const auto one = [&](Subject<double> s) { detail::gradient_law(s, batches); };
  (one(subject<A>()), ...);
}

}  // namespace laws
