// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <dovetail/expressions/evaluate.hpp>
#include <dovetail/simd/select.hpp>

/// Applies a function of elements to tensors.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct a_formula_has_no_gradient_of_this_function {};
}  // namespace detail::problems

/// The element of a symbol, which stands for a tensor in a formula: see formula/symbol.hpp.
struct Symbolic;

namespace detail::expressions {
/// Whether X is a symbol: functions write down what they would do, by ADL's record_... of formula/.
template <class X>
inline constexpr bool is_symbolic = std::is_same_v<typename X::value_type, Symbolic>;
/// The problem of a function that does not write itself down.
template <class X>
using gradient_problem = std::conditional_t<is_symbolic<X>, problems::a_formula_has_no_gradient_of_this_function, none>;

/// A tensor, a view or an expression of them, or a number beside one.
template <class X>
concept operand_or_number = any_operand<std::remove_cvref_t<X>> || std::is_arithmetic_v<std::remove_cvref_t<X>>;
// The same, or a std::vector and the like, which is refused in a sentence.
template <class X>
concept operand_or_refused = operand_or_number<X> || tensor::shapeless<std::remove_cvref_t<X>>;
}  // namespace detail::expressions

// Asked first is whether one is an operand: most that look for an operator have none, such as iterators.
/// Operands of which at least one is not a number. A std::vector among them is refused in a sentence.
template <class... X>
concept any_operands =
    (any_operand<std::remove_cvref_t<X>> || ...) && (detail::expressions::operand_or_refused<X> && ...);

namespace detail::problems {
template <class T>
struct bits_and_remainders_are_of_integers_and_not_of {};
}  // namespace detail::problems

namespace detail::expressions {

/// The type that elements are converted to before f: C++'s common one, but for equal ones that one, and int for bools.
template <class... V>
struct Promoted {
  using type = std::conditional_t<(std::is_same_v<V, bool> && ...), std::int32_t, std::common_type_t<V...>>;
};
/// For functions of real numbers: double in place of integers.
template <class... V>
struct Real {
  using type = std::conditional_t<std::is_floating_point_v<std::common_type_t<V...>>, std::common_type_t<V...>, double>;
};

/// A function of elements derives from this. It takes packs of one type, and gives one; `element` calls it with packs
/// of one.
template <template <class...> class Operands, class Result = void>
struct ElementFunction {
  template <class... V>
  using value =
      std::conditional_t<std::is_void_v<Result>, typename Operands<V...>::type, Result>;  ///< the type of a result
  /// Whether packs of U can be given to it in place of elements of V.
  template <class U, class... V>
  static constexpr bool packs = (std::is_same_v<V, U> && ...);

  template <class F, class... V>
  static constexpr value<V...> element(const F& f, V... v) noexcept {
    using T = typename Operands<V...>::type;
    const auto y = f(simd::scalar<T>(static_cast<T>(v))...);
    if constexpr (std::is_void_v<Result>)
      return y.data;
    else
      return y;
  }
};

/// Tensors and numbers that are all integers or bools.
template <class... X>
concept whole_operands =
    any_operands<X...> && (std::is_integral_v<typename shape_of<std::remove_cvref_t<X>>::element> && ...);

// The element type of an operand, void for a number.
template <class X>
struct element_of {
  using type = void;
};
template <any_operand X>
struct element_of<X> {
  using type = typename X::value_type;
};
template <class T>
struct Common {
  template <class U>
  friend constexpr auto operator|(Common, Common<U>) {
    if constexpr (std::is_void_v<U> || std::is_same_v<T, U>)
      return Common{};
    else if constexpr (std::is_void_v<T>)
      return Common<U>{};
    else
      return Common<std::common_type_t<T, U>>{};
  }
  using type = T;
};

// What stands for x beside tensors whose elements have the common type V.
template <class V, class X>
constexpr auto operand_beside(X&& x) {
  if constexpr (std::is_arithmetic_v<std::remove_cvref_t<X>>)
    return scalar<V>(x);
  else
    return operand(std::forward<X>(x));
}

// The problem of operands that are not integers.
template <class T, bool Fine>
using integers_problem = std::conditional_t<Fine, none, problems::bits_and_remainders_are_of_integers_and_not_of<T>>;

// The shape of the first operand that is not a number.
template <class... X>
struct first_shape {
  using type = Shape<1>;
};
template <class X, class... More>
struct first_shape<X, More...> : std::conditional_t<any_operand<X>, shape_of<X>, first_shape<More...>> {};
/// What a refused operation on X... gives: a tensor, so that its use is not a second error.
template <class V, class... X>
using Refused = refused<tensor_of<V, typename first_shape<X...>::type>>;
template <class To, class X>
constexpr void assign(To&, const refused<X>&) {}
// What is wrong with X beside a tensor of shape S, if it has no shape.
template <class X, class S>
struct beside_problem {
  using type = none;
};
template <tensor::shapeless X, class S>
struct beside_problem<X, S> : tensor::shapeless_problem<X, S> {};
template <class... X>
using beside_problems =
    typename first_problem<typename beside_problem<X, typename first_shape<X...>::type>::type...>::type;

/// f of tensors and numbers, as an expression.
template <class F, class... X>
constexpr auto apply(F f, X&&... x) {
  constexpr bool judged = !(is_refused<std::remove_cvref_t<X>> || ...);
  using found =
      typename first_problem<beside_problems<std::remove_cvref_t<X>...>,
                             shape::broadcast_problem<typename shape_of<std::remove_cvref_t<X>>::type...>>::type;
  using problem = explained<std::conditional_t<judged, found, none>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  using V =
      typename decltype((Common<void>{} | ... | Common<typename element_of<std::remove_cvref_t<X>>::type>{}))::type;
  if constexpr (!no_problem<problem::text> || !judged) {
    return Refused<V, std::remove_cvref_t<X>...>{};
  } else if constexpr (std::is_same_v<V, Symbolic>) {
    return record(f, x...);
  } else {
    return Expression<F, decltype(operand_beside<V>(std::forward<X>(x)))...>(f,
                                                                             operand_beside<V>(std::forward<X>(x))...);
  }
}

/// f of tensors and numbers that are all integers or bools.
template <class F, class... X>
constexpr auto apply_to_integers(F f, X&&... x) {
  using beside = beside_problems<std::remove_cvref_t<X>...>;
  using V = typename std::conditional_t<is_none<beside>,
                                        std::common_type<typename shape_of<std::remove_cvref_t<X>>::element...>,
                                        std::type_identity<int>>::type;
  using problem =
      explained<typename first_problem<beside, integers_problem<V, whole_operands<X...> || !is_none<beside>>>::type>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text>)
    return apply(f, std::forward<X>(x)...);
  else
    return Refused<V, std::remove_cvref_t<X>...>{};
}

}  // namespace detail::expressions
}  // namespace dovetail::inline DOVETAIL_TARGET
