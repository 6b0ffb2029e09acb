// SPDX-License-Identifier: MIT
#include <dovetail/layers/relu.hpp>
#include <dovetail/layers/sigmoid.hpp>
#include <dovetail/layers/tanh.hpp>

#include "functions.hpp"

namespace {
using namespace dovetail;

void add(const std::string& name, auto function) {
  bench::contend_function(name, "dovetail", [=](std::span<const float> x, std::span<float> y) {
    elementwise(function, View<float, dynamic>(y), View<const float, dynamic>(x));
  });
}

const bool added = [] {
  add("exp", [](auto x) { return detail::simd::exp(x); });
  add("tanh", Tanh{});
  add("sigmoid", Sigmoid{});
  add("relu", ReLU{});
  return true;
}();
}  // namespace
