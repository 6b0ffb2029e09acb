// SPDX-License-Identifier: MIT
// A program that is `using namespace std` as well: what std has as functions is dovetail's for tensors.
#include <algorithm>
#include <any>
#include <cmath>
#include <complex>
#include <functional>
#include <iostream>
#include <iterator>
#include <numeric>
#include <random>
#include <ranges>
#include <stack>
#include <string>
#include <valarray>

#include <dovetail/data.hpp>
#include <dovetail/dovetail.hpp>
#include <dovetail/ops.hpp>
#include <dovetail/storage.hpp>

using namespace std;
using namespace dovetail;

int main() {
  const Tensor<float, 3> x{1, 2, 3}, low{0, 0, 0}, high{2, 2, 2};
  Tensor<float, 3> copy = x;
  const auto wrong = [](bool right) { return right ? 0 : 1; };
  int failed = 0;
  const Tensor<float, 3> clamped = clamp(x, low, high), free = clamp(copy, 0.f, 2.f), same = clamp(copy, copy, copy);
  failed += wrong(clamped(2) == 2 && free(0) == 1 && same(1) == 2);
  failed += wrong(max(x) == 3 && min(x) == 1 && max(2, 3) == 3 && clamp(5, 0, 2) == 2);
  failed += wrong(eval(max(Tensor<float, 2, 3>{}, axis<0>))(0) == 0);
  failed += wrong(eval(fma(x, x, x))(1) == 6 && eval(fma(copy, 2.f, x))(1) == 6 && eval(pow(x, 2.f))(2) == 9);
  failed += wrong(eval(pow(x, x))(1) == 4 && eval(abs(-x))(2) == 3 && eval(sqrt(square(x)))(2) == 3);
  failed += wrong(eval(exp(low))(0) == 1 && eval(log(exp(x)))(0) > 0.99f && eval(floor(x + 0.5f))(2) == 3);
  failed += wrong(eval(round(x))(2) == 3 && eval(trunc(x))(2) == 3 && eval(ceil(x))(2) == 3 && eval(tanh(low))(0) == 0);
  failed += wrong(eval(sin(low))(0) == 0 && eval(cos(low))(0) == 1 && eval(tan(low))(0) == 0 && eval(erf(low))(0) == 0);
  failed += wrong(eval(expm1(low))(0) == 0 && eval(log1p(low))(0) == 0 && norm(high) > 3.4f && sum(x) == 6);
  failed += wrong(eval(equal(x, x))(0) && eval(not_equal(x, low))(0) && eval(sort(x))(0) == 1 && all(x > low));
  failed += wrong(to_string(x) != "" && abs(-2.5) == 2.5);
  Random random{Seed{1}};
  shuffle(random, copy);
  failed += wrong(sum(copy) == 6);
  return failed;
}
