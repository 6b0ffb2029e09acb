// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <utility>

#include <dovetail/shape/shape.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::shape {
/// How many elements lie between neighbours along each axis, as a type: StrideList<28, 1> of a Shape<28, 28>.
template <std::ptrdiff_t... N>
struct StrideList {
  static constexpr std::array<std::ptrdiff_t, sizeof...(N)> values{N...};  ///< one per axis
};

template <class Rule, class = std::make_index_sequence<Rule::values.size()>>
struct from_values;
template <class Rule, std::size_t... Idx>
struct from_values<Rule, std::index_sequence<Idx...>> {
  using shape = Shape<static_cast<std::size_t>(Rule::values[Idx])...>;
  using strides = StrideList<static_cast<std::ptrdiff_t>(Rule::values[Idx])...>;
};
template <class S>
struct RowMajor {
  static constexpr auto values = [] {
    std::array<std::ptrdiff_t, S::rank> strides{};
    std::ptrdiff_t stride = 1;
    for (std::size_t axis = S::rank; axis-- > 0; stride *= static_cast<std::ptrdiff_t>(S::dims[axis]))
      strides[axis] = stride;
    return strides;
  }();
};

/// The shape that a class computes: its member `values` is an array of the extents.
template <class Rule>
using shape_from = typename shape::from_values<Rule>::shape;
/// The strides that a class computes: its member `values` is an array of them.
template <class Rule>
using strides_from = typename shape::from_values<Rule>::strides;

/// The strides of row-major elements without gaps.
template <class S>
using row_major = strides_from<shape::RowMajor<S>>;

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::shape
