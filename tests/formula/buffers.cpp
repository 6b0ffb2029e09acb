// SPDX-License-Identifier: MIT
#include <dovetail/formula/buffers.hpp>

#include <dovetail/formula.hpp>

// What is stored on the way shares memory where lives do not meet.
using namespace dovetail;
using namespace dovetail::detail::formula;

constexpr auto powers = [](auto x) {
  auto y = x;
  for (int i = 0; i < 7; ++i) y = matmul(y, x);
  return y;
};
using Fixed = Program<GradientSource<true, false, std::remove_const_t<decltype(powers)>, Tensor<double, 4, 4>>>;
static_assert(Fixed::plan.steps == 7 && Fixed::buffers.fixed == 2 * 16 && Fixed::buffers.per_row == 0);

// Of rows that run time tells, so many elements a row.
constexpr auto layers = [](auto x, auto w) {
  for (int i = 0; i < 7; ++i) x = tanh(matmul(x, w));
  return x;
};
using Open = Program<GradientSource<true, false, std::remove_const_t<decltype(layers)>, Tensor<double, dynamic, 4>,
                                    Tensor<double, 4, 4>>>;
static_assert(Open::buffers.fixed == 0 && Open::buffers.per_row == 2 * 16 && Open::buffers.elements(10) == 320);

// No two that live at the same time overlap.
constexpr auto network = [](auto x, auto w) {
  auto h = x;
  for (int i = 0; i < 3; ++i) h = tanh(matmul(h, w)) + sigmoid(matmul(x, w));
  return sum(square(h));
};
using Network = Program<
    GradientSource<true, true, std::remove_const_t<decltype(network)>, Tensor<double, 4, 4>, Tensor<double, 4, 4>>>;
static_assert([] {
  constexpr const auto& p = Network::plan;
  constexpr const auto& b = Network::buffers;
  // The steps that read a node, through what is not stored and through views.
  const auto last_reader = [&](int x) {
    bool depends[Network::counts.nodes]{};
    int latest = p.step[x];
    for (int i = x + 1; i < Network::counts.nodes; ++i) {
      for (const int y : p.at(i).from) depends[i] = depends[i] || y == x || (y >= 0 && depends[y] && !p.stored[y]);
      if (depends[i] && p.is_root(i) && p.step[i] > latest) latest = p.step[i];
    }
    return latest;
  };
  for (int i = 0; i < Network::counts.nodes; ++i)
    for (int j = 0; j < i; ++j)
      if (b.used[i] && b.used[j] && p.step[i] <= last_reader(j) && p.step[j] <= last_reader(i) &&
          b.place[i] < b.place[j] + 16 && b.place[j] < b.place[i] + 16)
        return false;
  return true;
}());
