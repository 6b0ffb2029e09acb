// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/apply.hpp>
#include <dovetail/expressions/make_with.hpp>
#include <dovetail/expressions/evaluate.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::ops {
/// How many elements pad adds before and after those of an axis.
template <std::size_t Before, std::size_t After>
struct Around {
  static constexpr std::size_t before = Before;  ///< in front of the first
  static constexpr std::size_t after = After;    ///< after the last
};
}  // namespace detail::ops
template <std::size_t Before, std::size_t After = Before>
inline constexpr detail::ops::Around<Before, After> around;  ///< pad<0, around<1, 2>>(x): one before, two after

namespace detail::problems {
template <class S, std::size_t Given>
struct pad_takes_an_amount_for_each_axis_of_shape_S_and_not {};
template <std::size_t Given, class S>
using pad_of_axes = pad_takes_an_amount_for_each_axis_of_shape_S_and_not<S, Given>;
}  // namespace detail::problems

namespace detail::ops {
// What is put around: an element, of symbols a number.
template <class X>
using padding_of = std::conditional_t<expressions::is_symbolic<X>, double, typename X::value_type>;

template <class S, auto... Amount>
struct WithPadding {
  using problem =
      std::conditional_t<sizeof...(Amount) == S::rank, none, problems::pad_of_axes<sizeof...(Amount), shape::shown<S>>>;
  template <auto One, bool Before>
  static constexpr std::size_t amount() {
    if constexpr (std::is_integral_v<decltype(One)>)
      return static_cast<std::size_t>(One);
    else
      return Before ? One.before : One.after;
  }
  static constexpr std::array<std::size_t, sizeof...(Amount)> before{amount<Amount, true>()...},
      after{amount<Amount, false>()...};
  static constexpr auto values = [] {
    auto extents = S::dims;
    if constexpr (is_none<problem>)
      for (std::size_t i = 0; i < S::rank; ++i)
        if (extents[i] != dynamic) extents[i] += before[i] + after[i];
    return extents;
  }();
};
}  // namespace detail::ops

/// x with elements of a value around it, a number for each axis: pad<0, 1, around<1, 2>>(x) has one more on each side
/// of axis 1, and along axis 2 one more in front and two at the end.
template <auto... Amount, any_operand X>
constexpr auto pad(const X& x, detail::ops::padding_of<X> value = 0) {
  using namespace detail::ops;
  using Rule = WithPadding<typename X::shape, Amount...>;
  using problem = detail::explained<typename Rule::problem>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (!no_problem<problem::text>) {
    return Refused<typename X::value_type, X>{};  // so that there is no other error
  } else if constexpr (is_symbolic<X>) {
    return record_pad<Rule>(x, value);
  } else {
    using S = detail::shape::shape_from<Rule>;
    auto y = uninitialized<typename X::value_type, S>(x.rows() + Rule::before[0] + Rule::after[0]);
    y.fill(value);
    std::ptrdiff_t offset = 0;
    for (std::size_t i = 0; i < S::rank; ++i)
      offset += static_cast<std::ptrdiff_t>(Rule::before[i]) * detail::shape::row_major<S>::values[i];
    copy_into<detail::shape::row_major<S>>(x, y.data(), offset);
    return y;
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET
