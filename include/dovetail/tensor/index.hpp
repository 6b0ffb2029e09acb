// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <type_traits>

#include <dovetail/tensor/indexed.hpp>

/// What stands for the indices of an axis: x(all, range<0, 10, 2>, last), x(slice<8>(start)).
namespace dovetail::inline DOVETAIL_TARGET {

/// Where a range ends that goes on to the end of its axis.
inline constexpr std::ptrdiff_t to_end = static_cast<std::ptrdiff_t>(~std::size_t{0} >> 1);

namespace detail::tensor {
/// All indices of an axis; of a tensor, whether all elements are true: see ops/truth.hpp.
struct All {
  using token = void;
  /// Whether all elements of x are true.
  template <any_operand X, class... Option>
    requires(requires { typename Option::token; } && ...)
  constexpr auto operator()(const X& x, Option...) const;
};
}  // namespace detail::tensor
inline constexpr detail::tensor::All all;  ///< x(all, 0): the first column; all(x > 0)
namespace detail::tensor {
/// The last index of an axis, which goes.
struct Last {
  using token = void;
};
}  // namespace detail::tensor
inline constexpr detail::tensor::Last last;  ///< x(last): the last row
namespace detail::tensor {
/// The indices from Begin on, up to End and without it, each Step-th. Negative ones count from the end of the axis.
template <std::ptrdiff_t Begin, std::ptrdiff_t End, std::ptrdiff_t Step>
struct Range {
  using token = void;
};
}  // namespace detail::tensor
template <std::ptrdiff_t Begin, std::ptrdiff_t End = to_end, std::ptrdiff_t Step = 1>
inline constexpr detail::tensor::Range<Begin, End, Step> range;  ///< range<0, 10, 2>, range<1, -1>, range<-3>
namespace detail::tensor {
/// The N indices from `first` on, which run time tells.
template <std::size_t N>
struct SliceOf {
  using token = void;
  std::size_t first;  ///< index of the part
};
}  // namespace detail::tensor
/// x(all, slice<8>(start)). Throws IndexError where the axis has too few.
template <std::size_t N>
constexpr detail::tensor::SliceOf<N> slice(std::size_t first) noexcept {
  return {first};
}

}  // namespace dovetail::inline DOVETAIL_TARGET
