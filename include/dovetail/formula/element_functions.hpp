// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <type_traits>

#include <dovetail/formula/node.hpp>
#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/comparison.hpp>
#include <dovetail/ops/functions.hpp>

/// The functions of elements that a formula may have: those of ops/ themselves, so that its values are the same.
namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

template <class... F>
struct FunctionList {
  static constexpr std::size_t size = sizeof...(F);
};
/// In the order of Op, from `plus` on.
using ElementFunctions =
    FunctionList<expressions::Plus, expressions::Minus, expressions::Times, expressions::Divide, expressions::Negative,
                 expressions::Smaller, expressions::Larger, expressions::Clamp, expressions::Where, expressions::Less,
                 expressions::LessEqual, expressions::Greater, expressions::GreaterEqual, expressions::Equal,
                 expressions::NotEqual, ops::Abs, ops::Sign, ops::Square, ops::Exp, ops::Expm1, ops::Log, ops::Log1p,
                 ops::Sqrt, ops::Rsqrt, ops::Sin, ops::Cos, ops::Tan, ops::TanhFunction, ops::SigmoidFunction,
                 ops::Relu, ops::Erf, ops::Floor, ops::Ceil, ops::Round, ops::Trunc, ops::Pow>;

/// The operation of a function; Op::input for one that formulas do not have.
template <class F, class... G>
constexpr Op op_of(FunctionList<G...>) {
  std::size_t i = 0, found = sizeof...(G);
  ((std::is_same_v<F, G> ? void(found = i) : void(), ++i), ...);
  return found == sizeof...(G) ? Op::input : static_cast<Op>(static_cast<std::size_t>(Op::plus) + found);
}
static_assert(op_of<ops::Pow>(ElementFunctions{}) == Op::pow && op_of<ops::Exp>(ElementFunctions{}) == Op::exp);

template <class F>
struct FunctionType {
  using type = F;
};
template <std::size_t Idx, class F, class... More>
constexpr auto function_at(FunctionList<F, More...>) {
  if constexpr (Idx == 0)
    return FunctionType<F>{};
  else
    return function_at<Idx - 1>(FunctionList<More...>{});
}
/// The function of an operation.
template <Op O>
using function_of = typename decltype(function_at<static_cast<std::size_t>(O) - static_cast<std::size_t>(Op::plus)>(
    ElementFunctions{}))::type;

/// O of packs. A comparison gives 1 and 0, and a condition is what is not 0.
template <Op O, class P>
[[gnu::always_inline]] constexpr P apply_to_packs([[maybe_unused]] P a, [[maybe_unused]] P b,
                                                  [[maybe_unused]] P c) noexcept {
  using T = typename P::value_type;
  if constexpr (is_identity(O)) {
    return a;
  } else {
    constexpr function_of<O> f{};
    if constexpr (is_comparison(O))
      return simd::select(f(a, b), P(T(1)), P(T(0)));
    else if constexpr (O == Op::where)
      return f(!(a == P(T(0))), b, c);
    else if constexpr (O == Op::clamp)
      return f(a, b, c);
    else if constexpr ((O >= Op::plus && O <= Op::divide) || O == Op::minimum || O == Op::maximum || O == Op::pow)
      return f(a, b);
    else
      return f(a);
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
