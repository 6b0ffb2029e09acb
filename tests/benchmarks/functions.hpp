// SPDX-License-Identifier: MIT
#pragma once
#include "harness.hpp"

/// Functions of each element.
namespace bench {

/// One of them: each of its contenders has an implementation of that name.
struct Function {
  std::string name;

  Row row(std::size_t size) const {
    const double n = static_cast<double>(size);
    return {"elementwise/" + name + " of " + std::to_string(size), 0, 2 * sizeof(float) * n, size, n};
  }
  std::span<const float> x(std::size_t size) const { return shared("elementwise/x " + std::to_string(size), size, 8); }
  std::span<float> y(std::size_t size) const { return result(row(size)); }
};

/// Calls visit(Function, size) for sizes that lie in the first cache, in the second or third, and in none.
void each_function(auto visit) {
  for (const char* name : {"exp", "tanh", "sigmoid", "relu"})
    for (const std::size_t size : {1'000u, 100'000u, 10'000'000u}) visit(Function{name}, size);
}

/// Adds a contender that does f(x, y) on all elements of function `name`.
void contend_function(const std::string& name, const std::string& who, auto f) {
  each_function([&](Function function, std::size_t size) {
    if (function.name != name) return;
    contend(function.row(size), who, [=] { return [=, x = function.x(size), y = function.y(size)] { f(x, y); }; });
  });
}

}  // namespace bench
