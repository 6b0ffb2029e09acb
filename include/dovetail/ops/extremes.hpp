// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <functional>

#include <dovetail/ops/sum.hpp>

/// The smallest and the largest elements, and where they are. Over no elements they throw ShapeError.
namespace dovetail {

/// The smallest element; NaN where there is one.
template <any_operand X, class... How>
  requires how_to_reduce<How...>
constexpr auto min(const X& x, How...) {
  detail::needs_elements<X, How...>(x, "the minimum");
  return detail::reduce<typename X::value_type, How...>(detail::Least{}, x, std::identity{});
}
/// The largest element; NaN where there is one.
template <any_operand X, class... How>
  requires how_to_reduce<How...>
constexpr auto max(const X& x, How...) {
  detail::needs_elements<X, How...>(x, "the maximum");
  return detail::reduce<typename X::value_type, How...>(detail::Most{}, x, std::identity{});
}

namespace detail {

template <class T>
DOVETAIL_TARGET constexpr bool is_a_nan(T x) {
  if constexpr (std::is_floating_point_v<T>) return simd::constant::is_nan(x);
  else return false;
}

// Where the best element of each line along the reduced axis is, the first one of equals; a NaN is better than all.
template <class Better, class L, class X>
constexpr void find_best(const X& x, std::int64_t* out) {
  using T = typename X::value_type;
  const std::size_t n = L::length(x.rows()), rows = L::rows_along(x.rows());
  Index<X::shape::rank> index{};
  L::template for_each<false>(x.rows(), index, [&] {
    if constexpr (L::inward) {
      std::int64_t at = 0, best_at = 0;
      T best{};
      L::template for_each<true>(x.rows(), index, [&] {
        const auto line = L::line(x, index);
        for (std::size_t i = 0; i < n; ++i, ++at)
          if (const T v = line.element(i); at == 0 || (!is_a_nan(best) && (is_a_nan(v) || Better{}(v, best)))) best = v, best_at = at;
      });
      *out++ = best_at;
    } else {
      constexpr std::size_t some = 256;  // results at a time, whose best elements are kept here
      for (std::size_t first = 0; first < n; first += some) {
        T best[some]{};
        const std::size_t end = n - first < some ? n : first + some;
        std::int64_t at = 0;
        L::template for_each<true>(x.rows(), index, [&] {
          for (std::size_t row = 0; row < rows; ++row, ++at) {
            const auto line = L::line(x, index, row);
            for (std::size_t i = first; i < end; ++i) {
              T& b = best[i - first];
              if (const T v = line.element(i); at == 0 || (!is_a_nan(b) && (is_a_nan(v) || Better{}(v, b)))) b = v, out[i] = at;
            }
          }
        });
      }
      out += n;
    }
  });
}

template <class Better, class X, class... How>
constexpr auto index_of_best(const X& x, const char* what) {
  using S = typename X::shape;
  using O = over<S, How...>;
  using problem = typename explain<one_axis_problem<S, O>>::problem;
  static_assert(no<problem::text>, DOVETAIL_MESSAGE(problem::text,
                "dovetail: a function along one axis takes an axis of its operand, or none for all elements in their order"));
  if constexpr (no<problem::text>) {
    needs_elements<X, How...>(x, what);
    return made<std::int64_t, shape_from<O>>(x.rows(), [&](std::int64_t* out) {
      const auto& from = lent(x);
      find_best<Better, Folds<std::remove_cvref_t<decltype(from)>, O>>(from, out);
    });
  } else {
    return std::int64_t();  // so that there is no other error
  }
}

}  // namespace detail

/// Where the smallest element is along an axis, or in all of x, counted in row-major order; the first one of equals, the
/// first NaN if there is one. An int64, as in NumPy.
template <any_operand X, class... How>
  requires how_to_reduce<How...>
constexpr auto argmin(const X& x, How...) {
  return detail::index_of_best<std::less<>, X, How...>(x, "the index of the minimum");
}
/// Where the largest element is; otherwise as argmin.
template <any_operand X, class... How>
  requires how_to_reduce<How...>
constexpr auto argmax(const X& x, How...) {
  return detail::index_of_best<std::greater<>, X, How...>(x, "the index of the maximum");
}

}  // namespace dovetail
