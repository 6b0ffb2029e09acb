// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <utility>

#include <dovetail/shape/shape.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::shape {
/// How many elements lie between neighbours along each axis, as a type: Steps<28, 1> of a Shape<28, 28>.
template <std::ptrdiff_t... N>
struct Steps {
  static constexpr std::array<std::ptrdiff_t, sizeof...(N)> values{N...};  ///< an axis each
};

template <class Rule, class = std::make_index_sequence<Rule::values.size()>>
struct from_values;
template <class Rule, std::size_t... I>
struct from_values<Rule, std::index_sequence<I...>> {
  using shape = Shape<static_cast<std::size_t>(Rule::values[I])...>;
  using steps = Steps<static_cast<std::ptrdiff_t>(Rule::values[I])...>;
};
template <class S>
struct RowMajor {
  static constexpr auto values = [] {
    std::array<std::ptrdiff_t, S::rank> steps{};
    std::ptrdiff_t step = 1;
    for (std::size_t axis = S::rank; axis-- > 0; step *= static_cast<std::ptrdiff_t>(S::dims[axis])) steps[axis] = step;
    return steps;
  }();
};

/// The shape, or the steps, that a class computes: its member `values` is an array of them.
template <class Rule>
using shape_from = typename shape::from_values<Rule>::shape;
/// \overload
template <class Rule>
using steps_from = typename shape::from_values<Rule>::steps;

/// The steps of elements that lie one behind the other, the last axis first.
template <class S>
using row_major = steps_from<shape::RowMajor<S>>;

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::shape
