// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/record.hpp>
#include <dovetail/formula/reductions.hpp>
#include <dovetail/formula/reverse.hpp>

/// Derivatives within a formula. They are symbols like any other, and can be derived again.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class S>
struct a_gradient_is_that_of_a_number_and_not_of_shape {};
template <class S, class Y>
struct a_gradient_of_shape_S_is_given_for_what_has_shape {};
template <class S, class X>
struct a_derivative_along_shape_S_is_taken_by_what_has_shape {};
}  // namespace detail::problems

namespace detail::formula {
template <class P, class S, class F>
constexpr auto derived_if_fine(const F& f) {
  using problem = explained<P>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text>)
    return f();
  else
    return RefusedSymbol<S>{};
}
}  // namespace detail::formula

/// The gradient of y, a number, by x.
template <detail::formula::symbol Y, detail::formula::symbol X>
constexpr auto gradient(const Y& y, const X& x) {
  using namespace detail;
  using S = typename X::shape;
  using P =
      std::conditional_t<Y::rank == 0, none,
                         problems::a_gradient_is_that_of_a_number_and_not_of_shape<shape::shown<typename Y::shape>>>;
  return formula::derived_if_fine<P, S>([&] {
    int to = -1;
    formula::reverse(*y.trace, y.id, formula::constant(*y.trace, 1), &x.id, 1, &to);
    return formula::symbol_at<S>(*y.trace, to);
  });
}
/// The gradient by x of Σ y · dy: of what has y in it, where dy is its gradient by y.
template <detail::formula::symbol Y, detail::formula::symbol X, detail::formula::symbol G>
constexpr auto gradient(const Y& y, const X& x, const G& dy) {
  using namespace detail;
  using S = typename X::shape;
  using P =
      std::conditional_t<std::is_same_v<typename Y::shape, typename G::shape>, none,
                         problems::a_gradient_of_shape_S_is_given_for_what_has_shape<shape::shown<typename G::shape>,
                                                                                     shape::shown<typename Y::shape>>>;
  return formula::derived_if_fine<P, S>([&] {
    int to = -1;
    formula::reverse(*y.trace, y.id, dy.id, &x.id, 1, &to);
    return formula::symbol_at<S>(*y.trace, to);
  });
}
/// How y changes where x moves along v: Σ dy/dx · v, of y's shape. It is the gradient by u of <gradient(y, x, u), v>,
/// in which u goes.
template <detail::formula::symbol Y, detail::formula::symbol X, detail::formula::symbol V>
constexpr auto derivative(const Y& y, const X& x, const V& v) {
  using namespace detail;
  using S = typename Y::shape;
  using P = std::conditional_t<std::is_same_v<typename X::shape, typename V::shape>, none,
                               problems::a_derivative_along_shape_S_is_taken_by_what_has_shape<
                                   shape::shown<typename V::shape>, shape::shown<typename X::shape>>>;
  return formula::derived_if_fine<P, S>([&] {
    formula::Trace& t = *y.trace;
    const auto u = formula::symbol_at<S>(
        t, t.append({.op = formula::Op::input, .extents = formula::extents_of<S>(), .value = -1}));
    return dovetail::gradient(sum(dovetail::gradient(y, x, u) * v), u);
  });
}

/// x, which gradients take for a constant.
template <detail::formula::symbol X>
constexpr X stop_gradient(const X& x) {
  using namespace detail::formula;
  return symbol_at<typename X::shape>(*x.trace, element_of(*x.trace, Op::stop, x.id));
}

namespace detail::problems {
template <class S, class X>
struct custom_gradient_gives_a_gradient_of_shape_S_for_an_argument_of_shape {};
template <std::size_t N>
struct custom_gradient_takes_a_function_of_up_to_3_arguments_and_not_of_N {};
}  // namespace detail::problems

namespace detail::formula {
// Of D, which gives one gradient or, of several arguments, a tuple.
template <class D, class Y, class... X>
struct CustomRule {
  static constexpr void apply(Trace& t, int y, int dy, int* to) {
    const Node n = t[y];
    const auto derived = [&]<std::size_t... Idx>(std::index_sequence<Idx...>) {
      return D{}(symbol_at<typename Y::shape>(t, spread(t, dy, n.extents)), symbol_at<typename Y::shape>(t, y),
                 symbol_at<typename X::shape>(t, n.from[Idx + 1])...);
    }(std::index_sequence_for<X...>{});
    if constexpr (symbol<std::remove_cvref_t<decltype(derived)>>)
      *to = derived.id;
    else
      std::apply([&](const auto&... g) { ((*to++ = g.id), ...); }, derived);
  }
};
template <class Given, class... X>
struct custom_problem {
  using type = none;
};
template <symbol G, class X>
struct custom_problem<G, X> {
  using type = std::conditional_t<std::is_same_v<typename G::shape, typename X::shape>, none,
                                  problems::custom_gradient_gives_a_gradient_of_shape_S_for_an_argument_of_shape<
                                      shape::shown<typename G::shape>, shape::shown<typename X::shape>>>;
};
template <class... G, class... X>
  requires(sizeof...(G) == sizeof...(X))
struct custom_problem<std::tuple<G...>, X...> : first_problem<typename custom_problem<G, X>::type...> {};
}  // namespace detail::formula

/// f(x...), whose gradients by x... are df(dy, y, x...): one symbol, or a std::tuple of one for each of up to three
/// arguments. For what is computed better otherwise than rules of calculus would.
template <class F, class D, detail::formula::symbol... X>
constexpr auto custom_gradient(F f, D, const X&... x) {
  using namespace detail::formula;
  using Y = decltype(f(x...));
  using S = typename Y::shape;
  using Given = decltype(D{}(std::declval<symbol_of<S>>(), std::declval<symbol_of<S>>(), x...));
  using P = typename detail::first_problem<
      std::conditional_t<captures_nothing<D>, detail::none,
                         detail::problems::a_formula_captures_nothing_but_takes_all_as_arguments>,
      std::conditional_t<
          (sizeof...(X) <= 3), detail::none,
          detail::problems::custom_gradient_takes_a_function_of_up_to_3_arguments_and_not_of_N<sizeof...(X)>>,
      typename custom_problem<Given, X...>::type>::type;
  return derived_if_fine<P, S>([&] {
    const Y y = f(x...);
    Trace& t = *y.trace;
    Node node{.op = Op::custom, .extents = extents_of<S>(), .rule = &CustomRule<D, Y, X...>::apply};
    std::size_t next = 0;
    node.from[next++] = whole(y);
    ((node.from[next++] = whole(x)), ...);
    return symbol_at<S>(t, t.add(node));
  });
}

}  // namespace dovetail::inline DOVETAIL_TARGET
