// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/phrases.hpp>
#include <dovetail/tensor/elements.hpp>
#include <dovetail/tensor/indexed.hpp>

/// What is wrong with a tensor, or with numbers, that a tensor is to be made from.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class Given, class S, class... Fix>
struct a_list_of_shape_A_for_a_tensor_of_shape {};
struct n;
struct with_rows;
struct or_a_list_in_braces {};
template <class S, class Fix>
struct numbers_in_parentheses_for_a_tensor_of_shape {};
template <class Given, class S, class... Fix>
struct a_tensor_of_shape_A_for_a_tensor_of_shape {};
template <class U, class T, class Fix>
struct a_tensor_of_U_for_a_tensor_of_T {};
template <class U, class T>
using tensor_of_elements = a_tensor_of_U_for_a_tensor_of_T<U, T, write<cast<T>(...)>>;
}  // namespace detail::problems

namespace detail::tensor {
// What is wrong with a tensor of shape Given for one of shape S. Where one of both is dynamic, run time tells.
template <class Given, class S>
struct shape_problem {
  using type = problems::a_tensor_of_shape_A_for_a_tensor_of_shape<shape::shown<Given>, shape::shown<S>>;
};
template <std::size_t C, std::size_t B, std::size_t... E>
  requires(C == B || C == dynamic || B == dynamic)
struct shape_problem<Shape<C, E...>, Shape<B, E...>> {
  using type = none;
};
template <std::size_t... G, std::size_t... E>
  requires(Shape<G...>::size == Shape<E...>::size &&
           (Shape<G...>::dims[0] == dynamic) == (Shape<E...>::dims[0] == dynamic))
struct shape_problem<Shape<G...>, Shape<E...>> {
  using type =
      problems::a_tensor_of_shape_A_for_a_tensor_of_shape<shape::shown<Shape<G...>>, shape::shown<Shape<E...>>,
                                                          problems::write<problems::reshape<extent_of<E>...>(...)>>;
};
template <std::size_t M, std::size_t N>
  requires(M != N)
struct shape_problem<Shape<M, N>, Shape<N, M>> {
  using type = problems::a_tensor_of_shape_A_for_a_tensor_of_shape<shape::shown<Shape<M, N>>, shape::shown<Shape<N, M>>,
                                                                   problems::write<problems::transpose(...)>>;
};
// What is wrong with as many numbers as Given has for a tensor of shape S.
template <class Given, class S>
struct numbers_problem {
  using type = problems::a_list_of_shape_A_for_a_tensor_of_shape<Given, S>;
};
template <class Given, std::size_t... E>
  requires(sizeof...(E) > 0)
struct numbers_problem<Given, Shape<dynamic, E...>> {
  using type = problems::a_list_of_shape_A_for_a_tensor_of_shape<Given, shape::shown<Shape<dynamic, E...>>,
                                                                 problems::write<problems::with_rows(problems::n)>>;
};
template <class Given, std::size_t B>
  requires(B > longest_list)
struct numbers_problem<Given, Shape<B>> {
  using type = problems::numbers_in_parentheses_for_a_tensor_of_shape<
      shape::shown<Shape<B>>, problems::write<problems::with_rows(problems::n), problems::or_a_list_in_braces>>;
};
// What is wrong with X for a tensor of T, unless X comes from a call that was refused.
template <class X, class T, class S>
struct tensor_problem : first_problem<typename shape_problem<typename X::shape, S>::type,
                                      std::conditional_t<std::is_same_v<typename X::value_type, T>, none,
                                                         problems::tensor_of_elements<typename X::value_type, T>>> {};
template <class X, class T, class S>
struct tensor_problem<refused<X>, T, S> {
  using type = none;
};
}  // namespace detail::tensor

}  // namespace dovetail::inline DOVETAIL_TARGET
