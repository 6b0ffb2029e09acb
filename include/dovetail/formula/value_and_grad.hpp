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

template <bool Fine, class F, class... X>
struct OutcomeOf {
  using type = void;
};
template <class F, class... X>
struct OutcomeOf<true, F, X...> {
  using type = std::remove_cvref_t<decltype(F{}(std::declval<const symbols_for<X>&>()...))>;
};
/// What f gives for symbols of arguments X; void if they are not what a formula takes.
template <class F, class... X>
using outcome = typename OutcomeOf<is_none<decltype(call_problem<F, X...>())>, F, X...>::type;

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

/// Wants the value of f, and its gradients by those arguments of which they are wanted.
template <bool Value, bool Gradients, class F, class... X>
struct GradientSource {
  static constexpr void draft(Draft& draft) {
    const std::tuple arguments{input_symbols<X>(draft)...};
    const auto y = std::apply(F{}, arguments);
    Trace& t = draft.trace;
    if constexpr (Value) draft.want(whole(y), t.extents(whole(y)));
    if constexpr (Gradients) {
      int to[Draft::most_arguments]{}, wrt[Draft::most_arguments]{}, count = 0, next = 0;
      const auto by = [&](bool wanted, const auto& symbols) {
        for_each_leaf(
            [&](const auto&) {
              if (wanted) wrt[count++] = draft.given[next];
              ++next;
            },
            symbols);
      };
      std::apply([&](const auto&... x) { (by(!is_stopped<X>, x), ...); }, arguments);
      reverse(t, y.id, constant(t, 1), wrt, count, to);
      for (int i = 0; i < count; ++i) draft.want(to[i], t.extents(wrt[i]));
    }
  }
};

}  // namespace detail::formula

namespace detail::formula {
/// Says what is wrong with the arguments and with the outcome Y of f.
template <bool Number, class Y, class F, class... X>
consteval bool judge() {
  using problem = explained<decltype(call_problem<F, X...>())>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text>) {
    using found = explained<decltype(outcome_problem<Number, Y>())>;
    static_assert(no_problem<found::text>, DOVETAIL_MESSAGE(found));
    return no_problem<found::text> && !is_refused<Y>;
  }
  return false;
}
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
template <class F, class Y, class... X>
constexpr auto run_fused(const X&... x) {
  if constexpr (judge<false, Y, F, X...>()) {
    using T = element_of_call<X...>;
    auto y = result_of<T, typename Y::shape>(common_rows(x...));
    compute<T, GradientSource<true, false, F, X...>>(std::tie(y), x...);
    return y;
  } else {
    return 0.0;
  }
}
template <bool Value, class F, class Y, class... X>
constexpr auto differentiate(const X&... x) {
  if constexpr (judge<true, Y, F, X...>()) {
    using T = element_of_call<X...>;
    auto results = std::tuple_cat(
        [] {
          if constexpr (Value)
            return std::tuple(T(0));
          else
            return std::tuple();
        }(),
        wanted_gradient<T>(x)...);
    std::apply([&](auto&... y) { compute<T, GradientSource<Value, true, F, X...>>(std::tie(y...), x...); }, results);
    return results;
  } else if constexpr (Value) {
    return std::tuple(0.0, x...);
  } else {
    return std::tuple(x...);
  }
}
}  // namespace detail::formula

/// x, as an argument of a formula of which no gradient is wanted: value_and_grad(loss, w, stop_gradient(x)) gives the
/// value and the gradient by w.
template <class X>
  requires(!detail::formula::symbol<X>)
constexpr detail::formula::Stopped<X> stop_gradient(const X& x DOVETAIL_LIFETIMEBOUND) {
  return {x};
}

/// The number f(x...) and its gradients by x..., each of the shape of its argument:
/// const auto [value, dx, dw] = value_and_grad([](auto x, auto w) { return sum(square(matmul(x, w))); }, x, w). f
/// captures nothing; it is run once, by the compiler, on symbols. Arguments are tensors, numbers and records of tensors
/// of one real element type. Throws ShapeError where dynamic extents differ.
template <class F, class... X>
constexpr auto value_and_grad(F, const X&... x) {
  return detail::formula::differentiate<true, F, detail::formula::outcome<F, X...>>(detail::formula::as_argument(x)...);
}
/// The gradients alone of the number f(x...): one as it is, several as a tuple.
template <class F, class... X>
constexpr auto grad(F, const X&... x) {
  auto gradients =
      detail::formula::differentiate<false, F, detail::formula::outcome<F, X...>>(detail::formula::as_argument(x)...);
  if constexpr (std::tuple_size_v<decltype(gradients)> == 1)
    return std::get<0>(std::move(gradients));
  else
    return gradients;
}
/// f(x...), its loops fused: as f of the tensors would compute it, in as few passes over memory as it takes.
template <class F, class... X>
constexpr auto fused(F, const X&... x) {
  return detail::formula::run_fused<F, detail::formula::outcome<F, X...>>(detail::formula::as_argument(x)...);
}

}  // namespace dovetail::inline DOVETAIL_TARGET
