// SPDX-License-Identifier: MIT
#include <dovetail/formula/reductions.hpp>

#include "differences.hpp"

// Reductions, by central differences.
using namespace dovetail;
using differences::check, differences::random_tensor;

TEST_CASE("reductions") {
  Random random(Seed{2});
  const auto x = random_tensor<double, 3, 4, 2>(random);
  const auto y = random_tensor<double, 4>(random);
  check([](auto a) { return sum(square(sum(a, axis<1>))); }, x);
  check([](auto a) { return sum(square(sum(a, axis<0, 2>))) + mean(a); }, x);
  check([](auto a) { return sum(a * sum(a, axis<-1>, keepdims)); }, x);
  check([](auto a) { return sum(exp(mean(a, axis<0>)) * mean(a, axis<0>)); }, x);
  check([](auto a) { return sum(square(max(a, axis<1>))) + max(a) * min(a); }, x);
  check([](auto a) { return sum(min(a, axis<0>, keepdims) * a); }, x);
  check([](auto a) { return sum(var(a, axis<1>) * var(a, axis<1>)) + stddev(a) + norm(a); }, x);
  check([](auto a) { return sum(square(var(a, axis<0>, ddof(1)))); }, x);
  check([](auto a) { return sum(square(logsumexp(a, axis<1>))) + logsumexp(a); }, x);
  check([](auto a) { return sum(square(softmax(a)) * a); }, x);
  check([](auto a) { return sum(softmax(a, axis<1>) * log_softmax(a)); }, x);
  check([](auto a, auto b) { return -sum(b * log_softmax(a)); }, y, y);
}
