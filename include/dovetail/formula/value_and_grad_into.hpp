// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/value_and_grad.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class G, class X>
struct a_gradient_goes_into_what_its_argument_is_and_G_is_not_of_the_shape_of {};
template <std::size_t Given, std::size_t Arguments>
struct value_and_grad_into_takes_a_gradient_for_each_argument_and_not_N_for_N {};
}  // namespace detail::problems

namespace detail::formula {
/// What is wrong with places for gradients.
template <class Places, class Arguments>
struct places_problem;
template <class... G, class... X>
struct places_problem<std::tuple<G...>, std::tuple<X...>> {
  using type =
      problems::value_and_grad_into_takes_a_gradient_for_each_argument_and_not_N_for_N<sizeof...(G), sizeof...(X)>;
};
template <class... G, class... X>
  requires(sizeof...(G) == sizeof...(X))
struct places_problem<std::tuple<G...>, std::tuple<X...>>
    : first_problem<std::conditional_t<
          std::is_same_v<symbols_for<G>, symbols_for<X>>, none,
          problems::a_gradient_goes_into_what_its_argument_is_and_G_is_not_of_the_shape_of<G, X>>...> {};

template <class... X>
using wanted_arguments =
    decltype(std::tuple_cat(std::declval<std::conditional_t<is_stopped<X>, std::tuple<>, std::tuple<X>>>()...));

template <class F, class... G, class... X>
constexpr auto run_into(const std::tuple<G&...>& gradients, const X&... x) {
  using T = element_of_call<X...>;
  T value(0);
  std::apply([&](const auto&... g) { common_rows(x..., g...); }, gradients);  // which are as many
  compute<T, GradientSource<true, true, F, X...>>(std::tuple_cat(std::tie(value), gradients), x...);
  return value;
}
}  // namespace detail::formula

/// value_and_grad into memory that is there: const double value = value_and_grad_into(f, std::tie(dx, dw), x, w). The
/// gradients share no memory with the arguments. It allocates nothing but for what is stored on the way: beyond 64 KiB,
/// or where the rows are dynamic. Throws ShapeError where dynamic extents differ.
template <class F, class... G, class... X>
constexpr auto value_and_grad_into(F, const std::tuple<G&...>& gradients, const X&... x) {
  using namespace detail::formula;
  using Y = std::remove_cvref_t<decltype(formula_of<F, X...>()(std::declval<const symbols_for<X>&>()...))>;
  using P =
      typename detail::first_problem<decltype(formula_problem<true, Y, F, X...>()),
                                     typename places_problem<std::tuple<G...>, wanted_arguments<X...>>::type>::type;
  using problem = detail::explained<P>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (is_fine<P, Y>)
    return run_into<F>(gradients, as_argument(x)...);
  else
    return 0.0;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
