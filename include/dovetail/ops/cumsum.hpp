// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/lines.hpp>
#include <dovetail/ops/sum.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y(i) = x(0) + ... + x(i) along an axis; without one, along all elements as one axis. Of integers and bools int64.
/// Added one after the other, as NumPy does: y(i) is off by at most i ε Σ|x|.
template <any_operand X, class... Along>
  requires detail::expressions::along_an_axis<Along...>
constexpr auto cumsum(const X& x, Along...) {
  using namespace detail::ops;
  using S = typename X::shape;
  using T = total_of<typename X::value_type>;
  using A = decltype(axes_among(Along{}...));
  using problem = detail::explained<one_axis_problem<S, reduction_options<S, A, Along...>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (is_symbolic<X> && no_problem<problem::text>) {
    return record_cumsum<A>(x);
  } else if constexpr (no_problem<problem::text>) {
    using L = Lines<S, A>;
    const std::size_t size = x.rows() * detail::shape::row_shape<S>::size, n = L::length(x.rows());
    return make_with<T, detail::shape::shape_from<Resized<S, A, L::extent>>>(
        std::is_same_v<A, Axis<>> ? size : x.rows(), [&](T* y) {
          write_elements(x, y);
          if (n == 0) return;
          for (std::size_t block = 0; block < size; block += n * L::stride)
            for (std::size_t i = block + L::stride; i < block + n * L::stride; ++i)
              y[i] = (detail::simd::scalar<T>(y[i - L::stride]) + detail::simd::scalar<T>(y[i])).data;
        });
  } else {
    return Refused<T, X>{};  // so that there is no other error
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET
