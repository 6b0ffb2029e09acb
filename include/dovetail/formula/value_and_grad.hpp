// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/call.hpp>
#include <dovetail/formula/derivatives.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class S>
struct what_is_differentiated_is_a_number_such_as_a_sum_or_a_mean_and_not_of_shape {};
template <class Y>
struct a_formula_gives_what_it_computes_from_its_arguments_and_not {};
}  // namespace detail::problems

namespace detail::formula {

/// What stands for a formula that cannot be run.
struct NotRun {
  void operator()(const auto&...) const;
};
/// F, or what stands for it where the arguments X are not what a formula takes: to be called with symbols, which every
/// function that takes a formula does by itself, since Clang names each template between a mistake and its call.
template <class F, class... X>
std::conditional_t<is_none<decltype(call_problem<F, X...>())>, F, NotRun> formula_of();
/// What f gives for symbols of arguments X.
template <class F, class... X>
using outcome = std::remove_cvref_t<decltype(formula_of<F, X...>()(std::declval<const symbols_for<X>&>()...))>;

/// What is wrong with a formula that is to give a number, where Number, or a tensor.
template <bool Number, class Y>
consteval auto outcome_problem() {
  if constexpr (!symbol<Y>)
    return problems::a_formula_gives_what_it_computes_from_its_arguments_and_not<Y>{};
  else if constexpr (Number && Y::rank != 0 && !is_refused<Y>)
    return problems::what_is_differentiated_is_a_number_such_as_a_sum_or_a_mean_and_not_of_shape<
        shape::shown<typename Y::shape>>{};
  else
    return none{};
}

/// The nodes of the leaves of symbols.
struct NodeList {
  int count = 0, id[Draft::most_arguments]{};
  constexpr void add(const auto& symbols) {
    for_each_leaf([this](const auto& symbol) { id[count++] = symbol.id; }, symbols);
  }
};

/// Wants the value of f, and its gradients by those arguments of which they are wanted.
template <bool Value, bool Gradients, class F, class... X>
struct GradientSource {
  static constexpr void draft(Draft& draft) {
    const std::tuple arguments{input_symbols<X>(draft)...};
    const auto y = std::apply(F{}, arguments);
    Trace& t = draft.trace;
    if constexpr (Value) draft.want(whole(y), t.extents(whole(y)));
    if constexpr (Gradients) {
      NodeList wrt;
      std::apply([&](const auto&... x) { ((is_stopped<X> ? void() : wrt.add(x)), ...); }, arguments);
      int to[Draft::most_arguments]{};
      reverse(t, y.id, constant(t, 1), wrt.id, wrt.count, to);
      for (int i = 0; i < wrt.count; ++i) draft.want(to[i], t.extents(wrt.id[i]));
    }
  }
};

/// What is wrong with the arguments of f and with its outcome Y.
template <bool Number, class Y, class F, class... X>
consteval auto formula_problem() {
  using call = decltype(call_problem<F, X...>());
  if constexpr (is_none<call>)
    return outcome_problem<Number, Y>();
  else
    return call{};
}
/// Whether nothing is wrong with a formula, nor with what is in it.
template <class P, class Y>
inline constexpr bool is_fine = is_none<P> && !is_refused<Y>;
template <class... X>
using element_of_call = typename ElementOf<void, X...>::type;

// The gradients of those arguments of which they are wanted.
template <class T, class X>
constexpr auto wanted_gradient(const X& x) {
  if constexpr (is_stopped<X>)
    return std::tuple();
  else
    return std::tuple(Argument<X>::template gradient_of<T>(x));
}
template <class F, class... X>
constexpr auto run_fused(const X&... x) {
  using T = element_of_call<X...>;
  auto y = result_of<T, typename outcome<F, X...>::shape>(common_rows(x...));
  compute<T, GradientSource<true, false, F, X...>>(std::tie(y), x...);
  return y;
}
template <class F, class... X>
constexpr auto run_value_and_grad(const X&... x) {
  using T = element_of_call<X...>;
  auto results = std::tuple_cat(std::tuple(T(0)), wanted_gradient<T>(x)...);
  std::apply([&](auto&... y) { compute<T, GradientSource<true, true, F, X...>>(std::tie(y...), x...); }, results);
  return results;
}
template <class F, class... X>
constexpr auto run_grad(const X&... x) {
  using T = element_of_call<X...>;
  auto results = std::tuple_cat(wanted_gradient<T>(x)...);
  std::apply([&](auto&... y) { compute<T, GradientSource<false, true, F, X...>>(std::tie(y...), x...); }, results);
  if constexpr (std::tuple_size_v<decltype(results)> == 1)
    return std::get<0>(std::move(results));
  else
    return results;
}
}  // namespace detail::formula

/// x, as an argument of a formula of which no gradient is wanted: value_and_grad(loss, w, stop_gradient(x)) gives the
/// value and the gradient by w.
template <class X>
  requires(!detail::formula::symbol<X>)
constexpr auto stop_gradient(const X& x DOVETAIL_LIFETIMEBOUND) {
  using Seen = decltype(detail::formula::as_argument(x));
  return detail::formula::Stopped<Seen>{detail::formula::as_argument(x)};
}

/// The number f(x...) and its gradients by x..., each of the shape of its argument:
/// const auto [value, dx, dw] = value_and_grad([](auto x, auto w) { return sum(square(matmul(x, w))); }, x, w). f
/// captures nothing; it is run once, by the compiler, on symbols. Arguments are tensors, numbers and records of tensors
/// of one real element type. Throws ShapeError where dynamic extents differ, and for a mean or an extreme of no rows.
template <class F, class... X>
constexpr auto value_and_grad(F, const X&... x) {
  using namespace detail::formula;
  using Y = std::remove_cvref_t<decltype(formula_of<F, X...>()(std::declval<const symbols_for<X>&>()...))>;
  using P = decltype(formula_problem<true, Y, F, X...>());
  using problem = detail::explained<P>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (is_fine<P, Y>)
    return run_value_and_grad<F>(as_argument(x)...);
  else
    return std::tuple(0.0, x...);
}
/// The gradients alone of the number f(x...): one as it is, several as a tuple.
template <class F, class... X>
constexpr auto grad(F, const X&... x) {
  using namespace detail::formula;
  using Y = std::remove_cvref_t<decltype(formula_of<F, X...>()(std::declval<const symbols_for<X>&>()...))>;
  using P = decltype(formula_problem<true, Y, F, X...>());
  using problem = detail::explained<P>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (is_fine<P, Y>)
    return run_grad<F>(as_argument(x)...);
  else
    return std::tuple(x...);
}
/// f(x...), its loops fused: as f of the tensors would compute it, in as few passes over memory as it takes.
template <class F, class... X>
constexpr auto fused(F, const X&... x) {
  using namespace detail::formula;
  using Y = std::remove_cvref_t<decltype(formula_of<F, X...>()(std::declval<const symbols_for<X>&>()...))>;
  using P = decltype(formula_problem<false, Y, F, X...>());
  using problem = detail::explained<P>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (is_fine<P, Y>)
    return run_fused<F>(as_argument(x)...);
  else
    return 0.0;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
