// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/value_and_grad.hpp>

/// Products of derivatives with vectors, none of which makes a matrix.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class V, class X>
struct a_direction_is_of_the_type_of_its_argument_and_V_is_not_of {};
template <class G, class Y>
struct the_gradient_that_is_given_is_of_the_shape_of_the_value_and_G_is_not {};
}  // namespace detail::problems

namespace detail::formula {

/// Σ a · b over all elements of two lists of nodes.
constexpr int sum_of_products(Trace& t, const int* a, const NodeList& b) {
  const bool before = std::exchange(t.as_written, false);
  int sum = -1;
  for (int i = 0; i < b.count; ++i) {
    const Extents extents = t.extents(b.id[i]);
    const int part = total(t, times(t, a[i], b.id[i]), extents, stretched_axes(one_element, extents));
    sum = sum < 0 ? part : plus(t, sum, part);
  }
  t.as_written = before;
  return sum;
}

/// f(x), and how it changes along v: the gradient by u of <gradient of <f(x), u>, v>, in which u goes.
template <bool Value, class F, class X, class... More>
struct ForwardSource {
  static constexpr void draft(Draft& draft) {
    const auto x = input_symbols<X>(draft), v = input_symbols<X>(draft);
    const std::tuple more{input_symbols<More>(draft)...};
    const auto y = std::apply([&](const auto&... m) { return F{}(x, m...); }, more);
    Trace& t = draft.trace;
    NodeList wrt, along;
    wrt.add(x), along.add(v);
    const int u = t.append({.op = Op::input, .extents = t.extents(whole(y)), .value = -1});
    int to[Draft::most_arguments]{}, dy = -1;
    reverse(t, whole(y), u, wrt.id, wrt.count, to);
    reverse(t, sum_of_products(t, to, along), constant(t, 1), &u, 1, &dy);
    if constexpr (Value) draft.want(whole(y), t.extents(u));
    draft.want(dy, t.extents(u));
  }
};
/// f(x...), and the gradients of <f(x...), dy>. dy comes first.
template <bool Value, class F, class... X>
struct BackwardSource {
  static constexpr void draft(Draft& draft) {
    using S = typename outcome<F, X...>::shape;
    Trace& t = draft.trace;
    const int dy = draft.input(extents_of<S>());
    const std::tuple arguments{input_symbols<X>(draft)...};
    const int y = whole(std::apply(F{}, arguments));
    NodeList wrt;
    std::apply([&](const auto&... x) { ((is_stopped<X> ? void() : wrt.add(x)), ...); }, arguments);
    int to[Draft::most_arguments]{};
    reverse(t, y, dy, wrt.id, wrt.count, to);
    if constexpr (Value) draft.want(y, extents_of<S>());
    for (int i = 0; i < wrt.count; ++i) draft.want(to[i], t.extents(wrt.id[i]));
  }
};
/// The gradient of <gradient of f(x, more...), v>: the Hessian times v.
template <class F, class X, class... More>
struct HessianSource {
  static constexpr void draft(Draft& draft) {
    const auto x = input_symbols<X>(draft), v = input_symbols<X>(draft);
    const std::tuple more{input_symbols<More>(draft)...};
    const auto y = std::apply([&](const auto&... m) { return F{}(x, m...); }, more);
    Trace& t = draft.trace;
    NodeList wrt, along;
    wrt.add(x), along.add(v);
    int to[Draft::most_arguments]{};
    reverse(t, y.id, constant(t, 1), wrt.id, wrt.count, to);
    reverse(t, sum_of_products(t, to, along), constant(t, 1), wrt.id, wrt.count, to);
    for (int i = 0; i < wrt.count; ++i) draft.want(to[i], t.extents(wrt.id[i]));
  }
};

// Of V beside X, if nothing else is wrong.
template <class V, class X, class Else>
consteval auto direction_problem() {
  if constexpr (!is_none<Else>)
    return Else{};
  else
    return std::conditional_t<std::is_same_v<symbols_for<V>, symbols_for<X>>, none,
                              problems::a_direction_is_of_the_type_of_its_argument_and_V_is_not_of<V, X>>{};
}
template <class G, class Y, class Else>
consteval auto seed_problem() {
  if constexpr (!is_none<Else> || is_refused<Y>)
    return Else{};
  else
    return std::conditional_t<std::is_same_v<symbols_for<G>, Y>, none,
                              problems::the_gradient_that_is_given_is_of_the_shape_of_the_value_and_G_is_not<
                                  G, shape::shown<typename Y::shape>>>{};
}

template <class F, class X, class V>
constexpr auto run_jvp(const X& x, const V& v) {
  using T = element_of_call<X>;
  using S = typename outcome<F, X>::shape;
  const std::size_t rows = common_rows(x, v);
  std::tuple y{result_of<T, S>(rows), result_of<T, S>(rows)};
  compute<T, ForwardSource<true, F, X>>(std::tie(std::get<0>(y), std::get<1>(y)), x, v);
  return y;
}
template <class F, class G, class... X>
constexpr auto run_vjp(const G& dy, const X&... x) {
  using T = element_of_call<X...>;
  auto results = std::tuple_cat(std::tuple(result_of<T, typename outcome<F, X...>::shape>(common_rows(x...))),
                                wanted_gradient<T>(x)...);
  std::apply([&](auto&... y) { compute<T, BackwardSource<true, F, X...>>(std::tie(y...), dy, x...); }, results);
  return results;
}
template <class F, class X, class V, class... More>
constexpr auto run_hvp(const X& x, const V& v, const More&... more) {
  using T = element_of_call<X, More...>;
  auto y = Argument<X>::template gradient_of<T>(x);
  compute<T, HessianSource<F, X, More...>>(std::tie(y), x, v, more...);
  return y;
}
}  // namespace detail::formula

/// f(x) and its derivative where x moves along v: const auto [y, dy] = jvp(f, x, v), dy = df/dx · v.
template <class F, class X, class V>
constexpr auto jvp(F, const X& x, const V& v) {
  using namespace detail::formula;
  using Y = std::remove_cvref_t<decltype(formula_of<F, X>()(std::declval<const symbols_for<X>&>()))>;
  using P = decltype(direction_problem<V, X, decltype(formula_problem<false, Y, F, X>())>());
  using problem = detail::explained<P>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (is_fine<P, Y>)
    return run_jvp<F>(as_argument(x), as_argument(v));
  else
    return std::tuple(x, v);
}
/// f(x...) and the gradients by x... of Σ f(x...) · dy: const auto [y, dx] = vjp(f, dy, x), dx = (df/dx)ᵀ · dy.
template <class F, class G, class... X>
constexpr auto vjp(F, const G& dy, const X&... x) {
  using namespace detail::formula;
  using Y = std::remove_cvref_t<decltype(formula_of<F, X...>()(std::declval<const symbols_for<X>&>()...))>;
  using P = decltype(seed_problem<G, Y, decltype(formula_problem<false, Y, F, X...>())>());
  using problem = detail::explained<P>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (is_fine<P, Y>)
    return run_vjp<F>(as_argument(dy), as_argument(x)...);
  else
    return std::tuple(dy, x...);
}
/// The Hessian by x of the number f(x, more...), times v, without the matrix.
template <class F, class X, class V, class... More>
constexpr auto hvp(F, const X& x, const V& v, const More&... more) {
  using namespace detail::formula;
  using Y = std::remove_cvref_t<decltype(formula_of<F, X, More...>()(std::declval<const symbols_for<X>&>(),
                                                                     std::declval<const symbols_for<More>&>()...))>;
  using P = decltype(direction_problem<V, X, decltype(formula_problem<true, Y, F, X, More...>())>());
  using problem = detail::explained<P>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (is_fine<P, Y>)
    return run_hvp<F>(as_argument(x), as_argument(v), as_argument(more)...);
  else
    return x;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
