// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/make_with.hpp>
#include <dovetail/expressions/materialized.hpp>
#include <dovetail/expressions/restrided.hpp>

/// Elements and tensors repeated.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::ops {
template <std::size_t N, std::ptrdiff_t Axis, class S>
struct Repeated {
  using problem = expressions::axis_problem<Axis, S>;
  static constexpr std::size_t axis = is_none<problem> ? expressions::axis_of(Axis, S::rank) : 0;
  static constexpr auto values = [] {
    auto extents = S::dims;
    if (extents[axis] != dynamic) extents[axis] *= N;
    return extents;
  }();
  struct Spread {
    static constexpr auto values = [] {
      auto strides = shape::row_major<shape::shape_from<Repeated>>::values;
      strides[axis] *= static_cast<std::ptrdiff_t>(N);
      return strides;
    }();
  };
};
// Shapes are aligned at their last axes, as NumPy does.
template <class S, std::size_t... N>
struct Tiled {
  static constexpr std::size_t rank = (std::max)(S::rank, sizeof...(N));
  static constexpr auto counts = [] {
    std::array<std::size_t, rank> all{};
    all.fill(1);
    std::size_t i = rank - sizeof...(N);
    ((all[i++] = N), ...);
    return all;
  }();
  struct From {
    static constexpr auto values = [] {
      std::array<std::size_t, rank> extents{};
      extents.fill(1);
      for (std::size_t i = 0; i < S::rank; ++i) extents[rank - S::rank + i] = S::dims[i];
      return extents;
    }();
  };
  static constexpr auto values = [] {
    auto extents = From::values;
    for (std::size_t i = 0; i < rank; ++i)
      if (extents[i] != dynamic) extents[i] *= counts[i];
    return extents;
  }();
  using problem = expressions::dynamic_problem<shape::shape_from<From>>;
};
}  // namespace detail::ops

/// Each element of x N times along an axis: of {1, 2}, repeat<2, 0> is {1, 1, 2, 2}. Negative axes count from the end.
template <std::size_t N, std::ptrdiff_t Axis, any_operand X>
  requires(N > 0)
constexpr auto repeat(const X& x) {
  using namespace detail::ops;
  using Rule = Repeated<N, Axis, typename X::shape>;
  using problem = detail::explained<first_of<typename Rule::problem, gradient_problem<X>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text>) {
    const auto& values = materialized(x);
    auto y =
        uninitialized<typename X::value_type, detail::shape::shape_from<Rule>>(x.rows() * (Rule::axis == 0 ? N : 1));
    for (std::size_t i = 0; i < N; ++i)
      copy_into<detail::shape::strides_from<typename Rule::Spread>>(
          values, y.data(),
          static_cast<std::ptrdiff_t>(i) *
              detail::shape::row_major<detail::shape::shape_from<Rule>>::values[Rule::axis]);
    return y;
  } else {
    return Refused<typename X::value_type, X>{};  // so that there is no other error
  }
}

/// x N times along each axis: of {1, 2}, tile<2> is {1, 2, 1, 2}, and tile<2, 1> is {{1, 2}, {1, 2}}. As in
/// NumPy, fewer numbers than axes are those of the last axes; more make new axes in front.
template <std::size_t... N, any_operand X>
  requires((N > 0) && ...)
constexpr auto tile(const X& x) {
  using namespace detail::ops;
  using Rule = Tiled<typename X::shape, N...>;
  using problem = detail::explained<first_of<typename Rule::problem, gradient_problem<X>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (!no_problem<problem::text>) {
    return Refused<typename X::value_type, X>{};  // so that there is no other error
  } else {
    using S = detail::shape::shape_from<Rule>;
    using From = detail::shape::shape_from<typename Rule::From>;
    const auto& values = materialized(x);
    const auto lined = contiguous(values);
    const View<const typename X::value_type, dynamic> flat(lined.data(), lined.size());
    const std::size_t rows = From::dims[0] == dynamic ? x.rows() : From::dims[0];
    const auto block = view_of<const typename X::value_type, From>(flat.data(), rows);
    auto y = uninitialized<typename X::value_type, S>(rows * Rule::counts[0]);
    for (std::size_t i = 0; i < (N * ... * 1); ++i) {
      std::ptrdiff_t offset = 0;
      for (std::size_t axis = S::rank, rest = i; axis-- > 0; rest /= Rule::counts[axis])
        offset += static_cast<std::ptrdiff_t>(rest % Rule::counts[axis] * (axis == 0 ? rows : From::dims[axis])) *
                  detail::shape::row_major<S>::values[axis];
      copy_into<detail::shape::row_major<S>>(block, y.data(), offset);
    }
    return y;
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET
