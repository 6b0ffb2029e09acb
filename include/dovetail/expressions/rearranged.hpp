// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <dovetail/expressions/apply.hpp>
#include <dovetail/expressions/axis.hpp>

/// What views of the same elements with other axes share: squeeze, expand_dims, permute, flip, broadcast_to, split. Of
/// tensors and views that have a name they are views, without a copy; of temporary tensors and of expressions, tensors.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class S>
struct S_is_not_a_shape_since_only_the_leading_extent_may_be_dynamic {};
}  // namespace detail::problems

namespace detail::expressions {

/// Extents, and the steps between neighbours along each axis.
template <std::size_t Rank>
struct Arrangement {
  std::array<std::size_t, Rank> extents{};
  std::array<std::ptrdiff_t, Rank> steps{};
};
template <class S, class Steps>
inline constexpr Arrangement<S::rank> arrangement_of{S::dims, Steps::values};

/// A layout as types: of a Rule's member `layout`.
template <class Rule>
struct Arranged {
  struct Extents {
    static constexpr auto values = Rule::layout.extents;
  };
  struct Apart {
    static constexpr auto values = Rule::layout.steps;
  };
  using shape = shape::shape_from<Extents>;
  using steps = detail::shape::steps_from<Apart>;
};

/// The axis that is meant, counted from the front; negative ones count from the end. `rank` where there is none.
constexpr std::size_t axis_in(std::ptrdiff_t axis, std::size_t rank) {
  const auto from_front = static_cast<std::size_t>(axis < 0 ? axis + static_cast<std::ptrdiff_t>(rank) : axis);
  return from_front < rank ? from_front : rank;
}
template <std::ptrdiff_t Axis, class S>
using axis_problem = std::conditional_t<axis_in(Axis, S::rank) < S::rank, none,
                                        problems::axis_N_is_out_of_range_for_shape<Axis, shape::shown<S>>>;

// A shape that cannot be, as the name of a problem has it.
template <class S>
struct any_shown;
template <std::size_t... E>
struct any_shown<Shape<E...>> {
  using type = problems::shape<extent_of<E>...>;
};
template <class S>
inline constexpr bool leading_dynamic_only = [] {
  for (std::size_t i = 1; i < S::rank; ++i)
    if (S::dims[i] == dynamic) return false;
  return true;
}();
template <class S>
using dynamic_problem = std::conditional_t<
    leading_dynamic_only<S>, none,
    problems::S_is_not_a_shape_since_only_the_leading_extent_may_be_dynamic<typename any_shown<S>::type>>;

/// The first problem of the list, or none.
template <class... P>
using first_of = typename first_problem<P...>::type;

/// What a Rule is made from.
template <class X>
using shape_in = typename std::remove_cvref_t<X>::shape;
template <class X>
using steps_in = tensor::steps_of<std::remove_cvref_t<X>>;

/// A Rule of which nothing is wrong and which starts at the first element.
struct Rearranging {
  using problem = none;
  static constexpr std::ptrdiff_t offset(std::size_t) { return 0; }
};

/// x with other axes: Rule has a `layout`, a `problem`, and offset(rows), where its first element lies.
template <class Rule, class X>
constexpr decltype(auto) rearranged(X&& x) {
  using U = std::remove_cvref_t<X>;
  using New = Arranged<Rule>;
  using problem = explained<first_of<typename Rule::problem, dynamic_problem<typename New::shape>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (!no_problem<problem::text>) {
    return refused{eval(x)};  // so that there is no other error
  } else if constexpr (is_expression<U>) {
    const auto values = eval(x);
    return tensor::copy_of(rearranged<Rule>(values));
  } else if constexpr (tensor::owner<U> && !std::is_lvalue_reference_v<X>) {
    return tensor::copy_of(rearranged<Rule>(x));
  } else {
    return tensor::borrow<typename New::shape, typename New::steps>(
        x.data() + (tensor::has_elements<typename New::shape>(x.rows()) ? Rule::offset(x.rows()) : 0), x.rows());
  }
}

}  // namespace detail::expressions
}  // namespace dovetail::inline DOVETAIL_TARGET
