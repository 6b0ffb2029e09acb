// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <limits>
#include <type_traits>
#include <utility>

#include <dovetail/explain/name_of.hpp>
#include <dovetail/kernels/parallel.hpp>
#include <dovetail/expressions/expression.hpp>
#include <dovetail/expressions/loops.hpp>
#include <dovetail/expressions/transposing_copy.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class X, class S>
struct an_expression_of_shape_A_for_a_tensor_of_shape {};
template <class U, class T, class Fix>
struct an_expression_of_U_for_a_tensor_of_T_which_may_lose_some_of_it {};
template <class U, class T>
using elements_for_a_tensor = an_expression_of_U_for_a_tensor_of_T_which_may_lose_some_of_it<U, T, write<cast<T>(...)>>;
}  // namespace detail::problems

namespace detail::expressions {

/// A loop over at most this many bytes is inlined: a call and its arguments would take as long.
inline constexpr std::size_t few_bytes = 1024;

/// A copy of rows of one pack may be that of a product, which has just been written row by row: what is read as it was
/// written is in registers still, and a wider load would wait for the stores (4 x 4: 3 ns for 8.5).
template <class To, class X>
inline constexpr bool read_by_rows = [] {
  using S = typename To::shape;
  if constexpr (requires { typename X::strides; } && S::rank > 1) {
    constexpr std::size_t columns = S::dims[S::rank - 1];
    return simd::fitting_pack<typename To::value_type, columns>::size == columns;
  } else {
    return false;
  }
}();

/// to = x, element by element; x is broadcast to it.
template <class To, class X>
constexpr void evaluate(const To& to, const X& x) {
  using S = typename To::shape;
  if constexpr (is_transposing_copy<To, X>)
    if (!std::is_constant_evaluated()) return transposing_copy(to, x);
  using T = typename To::value_type;
  using L = Loops<S, To, X>;
  const std::size_t n = L::open ? L::length(to.rows()) : L::length(S::dims[0]);
  L::for_each(to.rows(), [&](const Index<S::rank>& index) {
    // Not const: GCC would keep them in memory ((a b + c) a - b / (c + 2) of 1000 floats: 137 ns for 109).
    auto out = to.template line<S, L::inner>(index);
    auto in = x.template line<S, L::inner>(index);
    if constexpr (std::is_floating_point_v<T> && std::is_same_v<T, typename X::value_type> && X::template packs<T>)
      if (!std::is_constant_evaluated()) {
        constexpr std::size_t known = L::open ? 0 : L::length(S::dims[0]);
        auto pass = [out, in](auto at) DOVETAIL_INLINE_LAMBDA { out.store(at, in.pack(at)); };
        if constexpr (read_by_rows<To, X> && L::outer == 0 && known != 0 && known * sizeof(T) <= few_bytes) {
          constexpr std::size_t columns = S::dims[S::rank - 1];
          for (std::size_t first = 0; first < known; first += columns)
            simd::for_packs_of<T, columns>([first, pass](auto at) DOVETAIL_INLINE_LAMBDA {
              at.i += first;
              pass(at);
            });
          return;
        } else if constexpr (!L::open && known * sizeof(T) <= few_bytes) {
          return simd::for_packs_of<T, known>(pass);
        } else {
          return for_rows<dynamic>(n, kernels::cache_line<T>, 4, [&](std::size_t first, std::size_t count) {
            simd::for_packs<T>(count, [first, pass](auto at) {
              at.i += first;
              pass(at);
            });
          });
        }
      }
    for (std::size_t i = 0; i < n; ++i) out.element(i) = static_cast<T>(in.element(i));
  });
}

// Whether each value of From is one of To.
template <class To, class From>
inline constexpr bool holds = [] {
  using T = std::numeric_limits<To>;
  using F = std::numeric_limits<From>;
  return T::digits >= F::digits && (T::is_signed || !F::is_signed) && (!T::is_integer || F::is_integer);
}();
// Whether shape X can be broadcast to shape S, as far as types can tell; or is S.
template <class X, class S, bool Exact>
inline constexpr bool goes_into = [] {
  if (X::rank > S::rank || (Exact && X::rank != S::rank)) return false;
  for (std::size_t i = 0; i < X::rank; ++i) {
    const std::size_t from = X::dims[i], to = S::dims[S::rank - X::rank + i];
    if (from != to && from != dynamic && to != dynamic && (Exact || from != 1)) return false;
  }
  return true;
}();
template <class X, class S, class From, class To, bool Exact>
using assign_problem =
    std::conditional_t<!goes_into<X, S, Exact>,
                       problems::an_expression_of_shape_A_for_a_tensor_of_shape<shape::shown<X>, shape::shown<S>>,
                       std::conditional_t<holds<To, From>, none, problems::elements_for_a_tensor<From, To>>>;

// Takes no operands: those whose address nobody has stay in registers.
template <class S, class To>
[[noreturn, gnu::cold]] void refuse_rows(std::size_t rows, std::size_t to_rows) {
  fail<ShapeError>(
      {"an expression of shape ", shape_text<S>(rows), " for a tensor of shape ", shape_text<To>(to_rows)});
}
// Dynamic extents are known now.
template <class X, class To>
constexpr void check_rows(const X& x, const To& to) {
  using S = typename X::shape;
  using Other = typename To::shape;
  if constexpr (S::rank > 0) {
    constexpr std::size_t axis = Other::rank - S::rank;
    const std::size_t there = axis == 0 ? to.rows() : Other::dims[axis];
    if (x.rows() != there && S::dims[0] != 1) refuse_rows<S, Other>(x.rows(), to.rows());
  }
}

/// u between tensors of V: a V, but an integer that V cannot hold throws, and a real number among integers stays what
/// it is.
template <class V, class U>
constexpr auto scalar(U u) {
  if constexpr (std::is_same_v<V, bool> || (std::is_integral_v<V> && std::is_floating_point_v<U>)) {
    return Scalar<U>(u);
  } else {
    const auto v = static_cast<V>(u);
    if constexpr (std::is_integral_v<V>)
      if (static_cast<U>(v) != u || (v < V(0)) != (u < U(0))) fail<ValueError>({u, " is no ", name_of<V>()});
    return Scalar<V>(v);
  }
}

// Calls f with what stands for y in an expression.
template <class T, class Y, class F>
constexpr void with_operand(const Y& y, F f) {
  if constexpr (std::is_arithmetic_v<Y>) {
    f(expressions::scalar<T>(y));
  } else if constexpr (is_expression<Y>) {
    f(y);
  } else {
    f(operand(y));
  }
}

/// Gives `to`, whose elements are not yet written, those of x.
template <class To, class X>
constexpr void initialize(To to, const X& x) {
  using T = typename To::value_type;
  using problem = explained<assign_problem<typename X::shape, typename To::shape, typename X::value_type, T, true>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text>) {
    check_rows(x, to);
    with_operand<T>(x, [&](const auto& from) { evaluate(target(to), from); });
  }
}

// What is assigned to elements of T: the shape of X, and its elements. A number becomes a T, but a real one among
// integers stays what it is.
template <class X, class T = X>
struct shape_of {
  using type = Shape<>;
  using element = std::conditional_t<std::is_floating_point_v<X> && std::is_integral_v<T>, X, T>;
};
template <any_operand X, class T>
struct shape_of<X, T> {
  using type = typename X::shape;
  using element = typename X::value_type;
};

// to = x, which reads what is written. By value: operands whose address nobody has stay in registers where nothing
// aliases.
template <class To, class X>
[[gnu::cold, gnu::noinline]] constexpr void assign_by_copy(To& to, X x) {
  auto values = tensor::copy_of(to);  // of the right size
  evaluate(target(values), x);
  if constexpr (tensor::owner<To>)
    to = std::move(values);
  else
    evaluate(target(to), operand(values));
}

/// to = y, which is broadcast to it; y may read what is written.
template <class To, class Y>
constexpr void assign(To& to, const Y& y) {
  using T = typename To::value_type;
  using X = typename shape_of<Y>::type;
  using problem = explained<
      assign_problem<X, typename To::shape, typename shape_of<Y, T>::element, T, tensor::owner<To> && X::rank != 0>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text>) {
    if constexpr (tensor::owner<To> && X::rank != 0)  // of another size, or without elements, after it was moved from
      if (y.rows() != to.rows() ? To::shape::dims[0] == dynamic : to.data() == nullptr) return void(to = To(y));
    if constexpr (X::rank != 0) check_rows(y, to);
    with_operand<T>(y, [&](const auto& from) {
      if (from.aliases(target(to)))
        assign_by_copy(to, from);
      else
        evaluate(target(to), from);
    });
  }
}

}  // namespace detail::expressions

namespace detail::tensor {
using expressions::assign, expressions::initialize;  // tensors and views find them through their bases
}

/// The elements of an expression, as a tensor.
template <any_operand X>
constexpr auto eval(const X& x) {
  return tensor_of<typename X::value_type, typename X::shape>(x);
}

}  // namespace dovetail::inline DOVETAIL_TARGET
