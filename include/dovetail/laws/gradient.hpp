// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numeric>

#include <dovetail/laws/subject.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::laws {

// The step. What is left of the third derivative goes with step² (1e-12 times up to 1e5, behind a BatchNormalization of
// two rows), rounding with 1e-16 / step times the sum: both stay below 1e-7.
inline constexpr double step = 1e-6;
inline constexpr double tolerance = 1e-6;

// A batch of that many rows, and the loss Σ r · y.
struct Batch {
  Subject<double>& s;
  Verdict& verdict;
  std::size_t rows;
  std::vector<double>& x;
  std::vector<double> y, r, dx;
  std::span<std::byte> memory;

  double loss() {
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
  void add(std::initializer_list<Part> breach) { verdict.add({s.name, ", batch of ", rows, ": ", breach}); }
  // One breach a tensor, with the element that is furthest off.
  void compare(std::string_view what, std::span<double> values, std::span<const double> slopes) {
    std::size_t count = 0, worst = 0;
    double expected = 0, furthest = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double by_differences = slope(values[i]);
      const double off = (std::abs)(slopes[i] - by_differences) / (1 + (std::abs)(by_differences));
      if (off <= tolerance) continue;
      if (count++ > 0 && !(off > furthest)) continue;
      worst = i;
      expected = by_differences;
      furthest = off;
    }
    if (count > 0)
      add({what, " is wrong in ", count, " of ", values.size(), " elements: [", worst, "] is ", slopes[worst],
           ", and differences give ", expected});
  }
};

inline void check_gradient(Subject<double>& s, std::initializer_list<std::size_t> batches, Verdict& verdict) {
  const std::size_t most = (std::max)(batches), guard = 64;
  auto memory = Tensor<std::byte, dynamic>::with_rows(s.cache_bytes(most) + guard);
  Random random(Seed{5});
  for (const std::size_t rows : batches) {
    poison(memory.flat());
    std::vector<double> x = samples_of(s, rows, random), r = off_kinks(rows * s.output, random);
    Batch batch{s, verdict, rows, x, r, r, x, memory.flat().first(s.cache_bytes(rows))};

    batch.backward(s.tokens == 0 ? batch.dx.data() : nullptr);
    const std::vector<double> dx = batch.dx;
    std::vector<std::vector<double>> gradients;
    for (auto& p : s.parameters) gradients.emplace_back(p.gradient.begin(), p.gradient.end());

    batch.backward(nullptr);  // dx is not wanted: the gradient of the parameters has the same bits
    for (std::size_t i = 0; i < gradients.size(); ++i)
      if (!same_bits<double>(s.parameters[i].gradient, gradients[i]))
        batch.add({"the gradient of ", s.parameters[i].name, " is another one where dx is null"});

    if (s.tokens == 0) batch.compare("dx", x, dx);
    for (std::size_t i = 0; i < gradients.size(); ++i)
      batch.compare("the gradient of " + s.parameters[i].name, s.parameters[i].value, gradients[i]);

    const auto behind = memory.flat().subspan(s.cache_bytes(rows));
    if (!std::all_of(behind.begin(), behind.end(), [](std::byte b) { return b == std::byte{0xFF}; }))
      batch.add({"it writes beyond the memory that its type asks for"});
  }
}

}  // namespace detail::laws

/// The gradient law, for the loss Σ r · y with random r, in double: dx and the gradient of each parameter are what
/// central differences say (tokens and bytes have no dx); all of it is overwritten, in no more memory than the type
/// asks for; and the gradient is the same to the last bit where dx is null. Batches of several sizes share the memory.
///
///     CHECK(gradient_law<MyLayer, Shape<4, 3>>());           // a layer, on samples of shape (4, 3)
///     CHECK(gradient_law<Sequential<Dense<4, 3>, Mine>>());  // an architecture
template <class L, class In = void>
Verdict gradient_law(std::initializer_list<std::size_t> batches = {8, 1, 5, 2}) {
  Verdict verdict;
  const auto s = detail::laws::subject<detail::laws::subject_of<L, In>>();
  detail::laws::check_gradient(*s, batches, verdict);
  return verdict;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
