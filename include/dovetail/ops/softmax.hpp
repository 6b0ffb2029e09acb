// SPDX-License-Identifier: MIT
#pragma once
#include <limits>

#include <dovetail/kernels/softmax.hpp>
#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/extremes.hpp>
#include <dovetail/ops/functions.hpp>

/// Sums of exponentials, of which none overflows: the largest element is subtracted first. Of integers in double. Over
/// no elements they throw ShapeError.
namespace dovetail::inline DOVETAIL_TARGET {

/// log Σ e^x; minus infinity where all elements are.
template <any_operand X, detail::expressions::reduction_option... Option>
constexpr auto logsumexp(const X& x, Option... option) {
  using namespace detail::ops;
  using T = real_of<typename X::value_type>;
  if constexpr (is_symbolic<X>) {
    return record_logsumexp<Option...>(x);
  } else if constexpr (!detail::is_none<typename reduction_options<typename X::shape, Option...>::problem>) {
    return reduce<T, Option...>(Total{}, x, std::identity{});  // refuses them
  } else {
    auto top = eval(cast<T>((max)(x, axes_among(option...), keepdims)));
    top = where((abs)(top) <= (std::numeric_limits<T>::max)(), top, T(0));
    auto y = sum(exp(x - top), option...);
    if constexpr (any_operand<decltype(y)>) {
      y = log(y) + view_of<const T, typename decltype(y)::shape>(top.data(), y.rows());
    } else {
      y = (detail::simd::log(detail::simd::scalar<T>(y)) + detail::simd::scalar<T>(*top.data())).data;
    }
    return y;
  }
}

namespace detail::ops {
template <class T, class S, class Axes>
inline constexpr bool along_rows = false;
template <class T, class S, int Idx>
inline constexpr bool along_rows<T, S, expressions::Axis<Idx>> =
    std::is_floating_point_v<T> && expressions::axis_of(Idx, S::rank) + 1 == S::rank;
}  // namespace detail::ops

/// e^x / Σ e^x, along the last axis or those that are named: softmax(x, axis<0>). NaN where all elements are minus
/// infinity.
template <any_operand X, class... Along>
  requires detail::expressions::along_an_axis<Along...>
constexpr auto softmax(const X& x, Along...) {
  using namespace detail::ops;
  using S = typename X::shape;
  using T = real_of<typename X::value_type>;
  using A = last_unless<Along...>;
  if constexpr (is_symbolic<X>) {
    return record_softmax<A, Along...>(x);
  } else if constexpr (!detail::is_none<typename reduction_options<S, A, Along...>::problem>) {
    return reduce<T, A, Along...>(Total{}, x, std::identity{});  // refuses the axis
  } else {
    if constexpr (along_rows<T, S, A>)
      if (!std::is_constant_evaluated()) {
        const std::size_t n = S::rank == 1 ? x.rows() : S::dims[S::rank - 1];
        needs_elements<X, A>(x, "the softmax");
        return make_with<T, S>(x.rows(), [&](T* y) {
          const T* from = y;
          if constexpr (any_tensor<X> && std::is_same_v<T, typename X::value_type>)
            from = x.data();
          else
            initialize(view_of<T, S>(y, x.rows()), cast<T>(x));
          for (std::size_t i = 0; i < x.rows() * detail::shape::row_shape<S>::size; i += n)
            detail::kernels::softmax_row(from + i, n, y + i);
        });
      }
    auto y = eval(exp(x - (max)(x, A{}, keepdims)));
    y /= sum(y, A{}, keepdims);
    return y;
  }
}
/// x - log Σ e^x, along the last axis or those that are named.
template <any_operand X, class... Along>
  requires detail::expressions::along_an_axis<Along...>
constexpr auto log_softmax(const X& x, Along...) {
  using namespace detail::ops;
  using T = real_of<typename X::value_type>;
  using A = last_unless<Along...>;
  if constexpr (is_symbolic<X>) {
    return record_log_softmax<A, Along...>(x);
  } else if constexpr (!detail::is_none<typename reduction_options<typename X::shape, A, Along...>::problem>) {
    return reduce<T, A, Along...>(Total{}, x, std::identity{});  // refuses the axis
  } else {
    auto y = eval(cast<T>(x) - (max)(x, A{}, keepdims));
    y -= log(sum(exp(y), A{}, keepdims));
    return y;
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET
