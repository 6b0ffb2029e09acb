// SPDX-License-Identifier: MIT
// One program of two parts: each computes with its own instructions.
#include "part.hpp"

#include <cmath>
#include <cstdio>
#include <string>

int main() {
  int wrong = 0;
  const auto check = [&](const Answer& found, std::string_view description, std::size_t width) {
    std::printf("%s; used: %zu floats\n", std::string(found.description).c_str(), found.width);
    wrong += found.description != description || found.width != width;
    for (std::size_t i = 0; i < 10; ++i)
      wrong += !(std::abs(found.y[i] - found.expected[i]) < 1e-5f);  // 33 terms below 1
  };
  check(older::answer(), "SSE2: 4 floats, 2 doubles a register", 4);
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    check(newer::answer(), "FMA3+AVX2: 8 floats, 4 doubles a register", 8);
  return wrong;
}
