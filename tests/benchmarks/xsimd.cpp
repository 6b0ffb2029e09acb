// SPDX-License-Identifier: MIT
#include <xsimd/xsimd.hpp>

#include "functions.hpp"

namespace {
using pack = xsimd::batch<float>;

// The sizes are no multiples of a pack: the last one overlaps the one before it.
void add(const std::string& name, auto function) {
  bench::contend_function(name, "xsimd", [=](std::span<const float> x, std::span<float> y) {
    std::size_t i = 0;
    for (; i + pack::size <= x.size(); i += pack::size) function(pack::load_aligned(&x[i])).store_aligned(&y[i]);
    if (i < x.size())
      function(pack::load_unaligned(&x[x.size() - pack::size])).store_unaligned(&y[x.size() - pack::size]);
  });
}

const bool added = [] {
  add("exp", [](pack x) { return xsimd::exp(x); });
  add("tanh", [](pack x) { return xsimd::tanh(x); });
  add("sigmoid", [](pack x) { return pack(1.0f) / (pack(1.0f) + xsimd::exp(-x)); });
  add("relu", [](pack x) { return xsimd::max(x, pack(0.0f)); });
  return true;
}();
}  // namespace
