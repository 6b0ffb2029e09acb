// SPDX-License-Identifier: MIT
// Plain loops, with sizes that the compiler knows.
#include "networks.hpp"

namespace {
using namespace bench;

struct WithoutActivation {
  template <std::size_t In, std::size_t Out>
  static void dense(const float* x, const float* kernel, const float* bias, float* y) {
    float sums[Out];
    for (std::size_t j = 0; j < Out; ++j) sums[j] = bias[j];
    for (std::size_t i = 0; i < In; ++i)
      for (std::size_t j = 0; j < Out; ++j) sums[j] += x[i] * kernel[i * Out + j];
    for (std::size_t j = 0; j < Out; ++j) y[j] = sums[j];
  }
};
struct WithReLU : WithoutActivation {
  template <std::size_t Size>
  static void activate(float* y) {
    for (std::size_t j = 0; j < Size; ++j) y[j] = y[j] > 0 ? y[j] : 0;
  }
};
struct WithTanh : WithoutActivation {
  template <std::size_t Size>
  static void activate(float* y) {
    for (std::size_t j = 0; j < Size; ++j) y[j] = std::tanh(y[j]);
  }
};

const bool added = [] {
  contend_net<WithReLU>(one_digit, "plain loops");
  contend_net<WithTanh>(tanh_net, "plain loops");
  contend_net<WithoutActivation>(dense_4, "plain loops");
  contend_net<WithoutActivation>(dense_8, "plain loops");
  contend_net<WithoutActivation>(dense_16, "plain loops");
  return true;
}();
}  // namespace
