// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <type_traits>

#include <dovetail/explain/phrases.hpp>
#include <dovetail/tensor/tensor.hpp>

/// What NumPy's users write to make a tensor, zeros(3, 4) or eye<3>(): refused in a sentence.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class Write>
struct the_element_type_and_the_shape_of_a_tensor_stand_in_angle_brackets {};
template <class Call>
struct or_for_rows_known_at_run_time {};
struct rows;
template <class T, auto... E>
struct zeros;
template <class T, auto... E>
struct ones;
template <class T, auto... E>
struct full;
template <class T, auto... E>
struct arange;
template <class T, auto... E>
struct linspace;
template <class T, auto... E>
struct eye;
}  // namespace detail::problems

namespace detail::ops {
template <class X>
concept number = std::is_arithmetic_v<X>;

// What to write in place of zeros(3), and in place of zeros<3>().
template <template <class, auto...> class Make>
using in_brackets =
    problems::write<Make<float, 3>(...),
                    problems::or_for_rows_known_at_run_time<Make<float, extent_of<dynamic>>(problems::rows)>>;
template <template <class, auto...> class Make, std::size_t... E>
using with_a_type = problems::write<Make<float, extent_of<E>...>(...)>;

/// Says what to Write in place of a call with such arguments.
template <class Write, class... X>
constexpr refused<Tensor<float, 1>> refuse_to_make() {
  using wrong = problems::the_element_type_and_the_shape_of_a_tensor_stand_in_angle_brackets<Write>;
  using problem = explained<of_call<wrong, phrases<X...>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  return {};
}
}  // namespace detail::ops

/// Does not compile: zeros(3).
template <detail::ops::number... X>
  requires(sizeof...(X) > 0)
constexpr auto zeros(X...) {
  return detail::ops::refuse_to_make<detail::ops::in_brackets<detail::problems::zeros>, X...>();
}
/// Does not compile: zeros<3>().
template <std::size_t B, std::size_t... E, class... X>
constexpr auto zeros(X...) {
  return detail::ops::refuse_to_make<detail::ops::with_a_type<detail::problems::zeros, B, E...>, X...>();
}

/// Does not compile: ones(3).
template <detail::ops::number... X>
  requires(sizeof...(X) > 0)
constexpr auto ones(X...) {
  return detail::ops::refuse_to_make<detail::ops::in_brackets<detail::problems::ones>, X...>();
}
/// Does not compile: ones<3>().
template <std::size_t B, std::size_t... E, class... X>
constexpr auto ones(X...) {
  return detail::ops::refuse_to_make<detail::ops::with_a_type<detail::problems::ones, B, E...>, X...>();
}

/// Does not compile: full(3, 0.5).
template <detail::ops::number... X>
  requires(sizeof...(X) > 0)
constexpr auto full(X...) {
  return detail::ops::refuse_to_make<detail::ops::in_brackets<detail::problems::full>, X...>();
}
/// Does not compile: full<3>(0.5).
template <std::size_t B, std::size_t... E, class... X>
constexpr auto full(X...) {
  return detail::ops::refuse_to_make<detail::ops::with_a_type<detail::problems::full, B, E...>, X...>();
}

/// Does not compile: arange(5).
template <detail::ops::number... X>
  requires(sizeof...(X) > 0)
constexpr auto arange(X...) {
  return detail::ops::refuse_to_make<detail::ops::in_brackets<detail::problems::arange>, X...>();
}
/// Does not compile: arange<5>().
template <std::size_t B, std::size_t... E, class... X>
constexpr auto arange(X...) {
  return detail::ops::refuse_to_make<detail::ops::with_a_type<detail::problems::arange, B, E...>, X...>();
}

/// Does not compile: linspace(0, 1, 5).
template <detail::ops::number... X>
  requires(sizeof...(X) > 0)
constexpr auto linspace(X...) {
  return detail::ops::refuse_to_make<detail::ops::in_brackets<detail::problems::linspace>, X...>();
}
/// Does not compile: linspace<5>(0, 1).
template <std::size_t B, std::size_t... E, class... X>
constexpr auto linspace(X...) {
  return detail::ops::refuse_to_make<detail::ops::with_a_type<detail::problems::linspace, B, E...>, X...>();
}

/// Does not compile: eye(3).
template <detail::ops::number... X>
  requires(sizeof...(X) > 0)
constexpr auto eye(X...) {
  return detail::ops::refuse_to_make<detail::ops::with_a_type<detail::problems::eye, 3>, X...>();
}
/// Does not compile: eye<3>().
template <std::size_t B, std::size_t... E, class... X>
constexpr auto eye(X...) {
  return detail::ops::refuse_to_make<detail::ops::with_a_type<detail::problems::eye, B, E...>, X...>();
}

}  // namespace dovetail::inline DOVETAIL_TARGET
