// SPDX-License-Identifier: MIT
#include <dovetail/formula/shapes.hpp>

#include "differences.hpp"

// Views and other shapes, by central differences.
using namespace dovetail;
using differences::check, differences::random_tensor;

TEST_CASE("views and shapes") {
  Random random(Seed{4});
  const auto x = random_tensor<double, 3, 4, 2>(random);
  const auto y = random_tensor<double, 3, 4>(random);
  check([](auto a) { return sum(square(a(1, all)) * a(0, all)) + sum(a[2] * a(last, all)); }, y);
  check([](auto a) { return sum(a(all, 2) * a(all, range<1, 4>)(all, 0)); }, y);
  check([](auto a) { return sum(square(a(range<0, 3, 2>, all, 1)) * a(range<1, 3>, all, 0)); }, x);
  check([](auto a) { return sum(square(permute<2, 0, 1>(a)) * exp(permute<2, 0, 1>(a))); }, x);
  check([](auto a) { return sum(square(flip<1>(a)) * a) + sum(flip<0>(a) * swapaxes<0, 0>(exp(a))); }, x);
  check([](auto a) { return sum(square(reshape<4, 6>(a)) * reshape<4, 6>(exp(a))); }, x);
  check([](auto a) { return sum(reshape<2, -1>(permute<1, 2, 0>(a)) * square(reshape<2, 12>(a))); }, x);
  check([](auto a) { return sum(flatten(a) * exp(flatten(transpose(a)))); }, y);
  check([](auto a) { return sum(squeeze<1>(expand_dims<1>(a) * exp(expand_dims<1>(a)))); }, y);
  check([](auto a) { return sum(square(broadcast_to<2, 3, 4>(a) + broadcast_to<2, 3, 4>(a[0]))); }, y);
  check([](auto a, auto b) { return sum(square(concatenate<1>(a, b, a)) * concatenate<1>(b, a, b)); }, y, y);
  check([](auto a, auto b) { return sum(square(stack<1>(a, b)) * stack<1>(b, a)); }, y, y);
  check([](auto a) { return sum(square(pad<1, around<0, 2>>(a * 2, 3.0)) * pad<1, around<1, 1>>(exp(a))); }, y);
  check(
      [](auto a) { return sum(square(cumsum(a, axis<1>)) * a) + sum(square(cumsum(a))) + sum(cumsum(a, axis<0>) * a); },
      y);
  check([](auto a) { return sum(tanh(transpose(concatenate<1>(a, sin(a)))) * 2); }, y);  // parts of what is permuted
  check([](auto a) { return sum(exp(transpose(pad<1, 1>(sin(a))))); }, y);
  check(
      [](auto a) {
        const auto parts = split<2, 1>(a);
        return sum(tanh(parts[0]) * sigmoid(parts[1]));
      },
      y);
}
