// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>

#include <dovetail/expressions/axis.hpp>
#include <dovetail/expressions/make_with.hpp>
#include <dovetail/expressions/materialized.hpp>
#include <dovetail/expressions/restrided.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// The elements of x moved on by `shift` along an axis; what goes out at the end comes in at the start. Negative shifts
/// move back, negative axes count from the end.
template <std::ptrdiff_t Axis, any_operand X>
constexpr auto roll(const X& x, std::ptrdiff_t shift) {
  using namespace detail::ops;
  using S = typename X::shape;
  using problem = detail::explained<first_of<axis_problem<Axis, S>, gradient_problem<X>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text>) {
    auto y = uninitialized<typename X::value_type, S>(x.rows());
    if (x.empty()) return y;
    constexpr std::size_t axis = axis_of(Axis, S::rank);
    const auto from = contiguous(x);
    const auto extent = static_cast<std::ptrdiff_t>(axis == 0 ? x.rows() : S::dims[axis]);
    const auto size = static_cast<std::ptrdiff_t>(elements_after<S>(axis)), block = extent * size;
    const std::ptrdiff_t moved = (shift % extent + extent) % extent * size;
    for (std::size_t i = 0; i < elements_before<S>(axis, x.rows()); ++i) {
      const auto* in = from.data() + static_cast<std::ptrdiff_t>(i) * block;
      auto* out = y.data() + static_cast<std::ptrdiff_t>(i) * block;
      std::copy(in, in + (block - moved), out + moved);
      std::copy(in + (block - moved), in + block, out);
    }
    return y;
  } else {
    return Refused<typename X::value_type, X>{};  // so that there is no other error
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET
