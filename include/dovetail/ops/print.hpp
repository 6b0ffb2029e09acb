// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/evaluate.hpp>
#include <dovetail/tensor/print.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// The elements of an expression, or of a StridedView, as those of a tensor.
template <any_operand X>
  requires(!any_tensor<X>)
std::string to_string(const X& x) {
  return to_string(eval(x));
}

/// Prints the elements of an expression, or of a StridedView, to a stream: std::cout << a + b.
template <class Traits, any_operand X>
  requires(!any_tensor<X>)
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, const X& x) {
  return out << eval(x);
}

}  // namespace dovetail::inline DOVETAIL_TARGET
