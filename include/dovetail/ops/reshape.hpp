// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/restrided.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::ops {
// As far as types can tell.
template <class S, class To>
inline constexpr bool same_size =
    S::dims[0] == dynamic || (To::dims[0] == dynamic ? S::size % To::size == 0 : S::size == To::size);
}  // namespace detail::ops

/// x in another shape, in row-major order: reshape<28, 28>(x), reshape<dynamic, 784>(x). Of tensors and Views that have
/// a name it is a View; of temporary tensors, of expressions and of StridedViews, whose elements are not
/// contiguous, a tensor. A shape with another number of elements does not compile; where only run time can tell, it
/// throws ShapeError.
template <std::size_t... E, any_operands X>
constexpr auto reshape(X&& x) {
  using U = std::remove_cvref_t<X>;
  constexpr bool fits = detail::ops::same_size<typename U::shape, Shape<E...>>;
  using problem = detail::explained<std::conditional_t<
      fits, detail::none,
      detail::problems::reshape_from<detail::shape::shown<typename U::shape>, detail::shape::shown<Shape<E...>>>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (!fits) {
    return detail::expressions::Refused<typename U::value_type, U>{};  // so that there is no other error
  } else if constexpr (detail::expressions::is_symbolic<U>) {
    return record_reshape<Shape<E...>>(x);
  } else if constexpr (!any_tensor<U>) {
    return dovetail::reshape<E...>(eval(x));
  } else if constexpr (!detail::tensor::owner<U> || std::is_lvalue_reference_v<X>) {
    return x.template reshape<E...>();
  } else if constexpr (U::shape::dims[0] != dynamic && Shape<E...>::size == U::shape::size &&
                       Shape<E...>::dims[0] != dynamic) {
    return std::move(x).template reshape<E...>();
  } else {
    return detail::tensor::copy_of(x.template reshape<E...>());
  }
}

/// x in another shape, with -1 for the extent that follows from the others: reshape<-1, 2>(x).
template <auto... E, any_operands X>
  requires(detail::tensor::open_extent<E...>)
constexpr auto reshape(X&& x) {
  using From = detail::expressions::shape_in<X>;
  using S = detail::tensor::closed_shape<From, E...>;
  constexpr bool fits = detail::ops::same_size<From, S>;
  using problem = detail::explained<std::conditional_t<
      fits, detail::none, detail::problems::reshape_from<detail::shape::shown<From>, detail::shape::shown<S>>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (fits)
    return [&]<std::size_t... F>(Shape<F...>) { return dovetail::reshape<F...>(std::forward<X>(x)); }(S{});
  else
    return detail::expressions::Refused<typename std::remove_cvref_t<X>::value_type, std::remove_cvref_t<X>>{};
}
/// Does not compile: reshape(x, 2, 3), reshape(x, {2, 3}).
template <any_operand X, class N = std::initializer_list<int>, class... More>
constexpr detail::refused_element<typename X::value_type> reshape(const X&, const N&, const More&...) {
  using found = detail::problems::the_extents_of_a_shape_are_known_to_the_compiler<
      detail::problems::write<detail::problems::reshape<2, 3>(...)>>;
  using problem = detail::explained<detail::of_call<found, N>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  return {};
}

/// All elements of x in row-major order along one axis: a view, or a tensor where reshape gives one.
template <any_operands X>
constexpr auto flatten(X&& x) {
  using S = detail::expressions::shape_in<X>;
  return dovetail::reshape < S::dims[0] == dynamic ? dynamic : S::size > (std::forward<X>(x));
}

}  // namespace dovetail::inline DOVETAIL_TARGET
