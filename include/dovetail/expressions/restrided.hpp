// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <dovetail/expressions/apply.hpp>
#include <dovetail/expressions/axis.hpp>

/// Views of the same elements with other axes, which these functions make: squeeze, expand_dims, permute, flip,
/// broadcast_to, split. Of tensors and views that have a name they are views, without a copy; of temporary tensors and
/// of expressions, tensors.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class S>
struct S_is_not_a_shape_since_only_the_leading_extent_may_be_dynamic {};
}  // namespace detail::problems

namespace detail::expressions {

/// The extent and the stride of each axis.
template <std::size_t Rank>
struct StridedLayout {
  std::array<std::size_t, Rank> extents{};
  std::array<std::ptrdiff_t, Rank> strides{};
};
template <class S, class Strides>
inline constexpr StridedLayout<S::rank> layout_of{S::dims, Strides::values};

/// A layout as types: of a Rule's member `layout`.
template <class Rule>
struct Restrided {
  struct Dims {
    static constexpr auto values = Rule::layout.extents;
  };
  struct Strides {
    static constexpr auto values = Rule::layout.strides;
  };
  using shape = shape::shape_from<Dims>;
  using strides = detail::shape::strides_from<Strides>;
};

// A shape that cannot be, as the name of a problem has it.
template <class S>
struct any_shown;
template <std::size_t... E>
struct any_shown<Shape<E...>> {
  using type = problems::shape<extent_of<E>...>;
};
template <class S>
using dynamic_problem = std::conditional_t<
    shape::only_leading_is_dynamic(S::dims), none,
    problems::S_is_not_a_shape_since_only_the_leading_extent_may_be_dynamic<typename any_shown<S>::type>>;

/// The first problem of the list, or `none`.
template <class... P>
using first_of = typename first_problem<P...>::type;

/// What a Rule is made from.
template <class X>
using shape_in = typename std::remove_cvref_t<X>::shape;
template <class X>
using strides_in = tensor::strides_of<std::remove_cvref_t<X>>;

/// A Rule of which nothing is wrong and which starts at the first element.
struct RestridingFunction {
  using problem = none;
  static constexpr std::ptrdiff_t offset(std::size_t) { return 0; }
};

/// x with other axes: Rule has a `layout`, a `problem`, and offset(rows), where its first element lies.
template <class Rule, class X>
constexpr decltype(auto) restrided(X&& x) {
  using U = std::remove_cvref_t<X>;
  using New = Restrided<Rule>;
  using problem = explained<first_of<typename Rule::problem, dynamic_problem<typename New::shape>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (!no_problem<problem::text>) {
    return Refused<typename U::value_type, U>{};  // so that there is no other error
  } else if constexpr (is_symbolic<U>) {
    return record_view<Rule>(x);
  } else if constexpr (is_expression<U>) {
    const auto values = eval(x);
    return tensor::copy_of(restrided<Rule>(values));
  } else if constexpr (tensor::owner<U> && !std::is_lvalue_reference_v<X>) {
    return tensor::copy_of(restrided<Rule>(x));
  } else {
    return tensor::borrow<typename New::shape, typename New::strides>(
        x.data() + (tensor::has_elements<typename New::shape>(x.rows()) ? Rule::offset(x.rows()) : 0), x.rows());
  }
}

}  // namespace detail::expressions
}  // namespace dovetail::inline DOVETAIL_TARGET
