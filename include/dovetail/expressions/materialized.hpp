// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/evaluate.hpp>

/// Operands that are read more than once, so that an expression is computed only once.
namespace dovetail::inline DOVETAIL_TARGET::detail::expressions {

/// x itself where its elements are in memory: a tensor, a View or a StridedView; the tensor that it is computed into
/// where it is an expression.
template <class X>
constexpr decltype(auto) materialized(const X& x) {
  if constexpr (is_expression<X>)
    return eval(x);
  else
    return (x);
}
/// The elements of x in row-major order without gaps: a View of a tensor or a View, a tensor of all else.
template <class X>
constexpr auto contiguous(const X& x) {
  if constexpr (any_tensor<X>)
    return view_of<const typename X::value_type, typename X::shape>(x.data(), x.rows());
  else
    return eval(x);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::expressions
