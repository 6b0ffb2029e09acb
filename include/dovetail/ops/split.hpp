// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <tuple>

#include <dovetail/expressions/restrided.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::ops {
/// The lengths of the parts that split makes.
template <std::size_t... N>
struct Sizes {};
}  // namespace detail::ops
template <std::size_t... N>
inline constexpr detail::ops::Sizes<N...> sizes;  ///< split<sizes<2, 3>, 1>(x): parts of two and of three

namespace detail::problems {
template <std::ptrdiff_t Axis, class S, std::size_t N>
struct split_of_axis_N_of_shape_S_does_not_make_N_equal_parts {};
template <std::size_t N, std::ptrdiff_t Axis, class S>
using split_into_equal_parts = split_of_axis_N_of_shape_S_does_not_make_N_equal_parts<Axis, S, N>;
template <std::ptrdiff_t Axis, class S, std::size_t... N>
struct the_length_of_axis_N_of_shape_S_is_not_the_sum_of {};
}  // namespace detail::problems

namespace detail::ops {
// `Extent` elements along an axis, from the element `First` on.
template <std::size_t Axis, std::size_t First, std::size_t Extent, class S, class Strides>
struct PartOf : expressions::RestridingFunction {
  static constexpr auto layout = [] {
    auto to = expressions::layout_of<S, Strides>;
    to.extents[Axis] = Extent;
    return to;
  }();
  static constexpr std::ptrdiff_t offset(std::size_t) {
    return static_cast<std::ptrdiff_t>(First) * Strides::values[Axis];
  }
};

template <auto Parts>
struct Split {
  static constexpr std::size_t count = static_cast<std::size_t>(Parts);
  template <std::ptrdiff_t Axis, class S>
  static constexpr std::size_t extent = S::dims[expressions::axis_of(Axis, S::rank) % S::rank];
  template <std::ptrdiff_t Axis, class S>
  using problem = std::conditional_t<extent<Axis, S> == dynamic || extent<Axis, S> % count == 0, none,
                                     problems::split_into_equal_parts<count, Axis, shape::shown<S>>>;

  template <std::size_t Axis, class X, std::size_t... Idx>
  static constexpr auto parts(X& x, std::index_sequence<Idx...>) {
    using S = typename X::shape;
    if constexpr (S::dims[Axis] == dynamic) {
      if (x.rows() % count != 0)
        fail<ShapeError>({"shape ", shape_text<S>(x.rows()), " cannot be split into ", count, " equal parts"});
      const std::size_t rows = x.rows() / count;
      const auto part = [&](std::size_t i) {
        return tensor::borrow<S, tensor::strides_of<X>>(
            x.data() + static_cast<std::ptrdiff_t>(i * rows) * tensor::strides_of<X>::values[0], rows);
      };
      return std::array{part(Idx)...};
    } else {
      constexpr std::size_t n = S::dims[Axis] / count;
      return std::array{expressions::restrided<PartOf<Axis, Idx * n, n, S, tensor::strides_of<X>>>(x)...};
    }
  }
  template <std::size_t Axis, class X>
  static constexpr auto of(X& x) {
    return parts<Axis>(x, std::make_index_sequence<count>{});
  }
};
template <std::size_t... N, Sizes<N...> Parts>
struct Split<Parts> {
  template <std::ptrdiff_t Axis, class S>
  static constexpr std::size_t extent = S::dims[expressions::axis_of(Axis, S::rank) % S::rank];
  template <std::ptrdiff_t Axis, class S>
  using problem =
      std::conditional_t<extent<Axis, S> == dynamic || extent<Axis, S> == (N + ... + 0), none,
                         problems::the_length_of_axis_N_of_shape_S_is_not_the_sum_of<Axis, shape::shown<S>, N...>>;
  static constexpr std::array<std::size_t, sizeof...(N)> first = [] {
    std::array<std::size_t, sizeof...(N)> list{N...};
    std::size_t sum = 0;
    for (std::size_t& n : list) sum += std::exchange(n, sum);
    return list;
  }();

  template <std::size_t Axis, class X, std::size_t... Idx>
  static constexpr auto parts(X& x, std::index_sequence<Idx...>) {
    using S = typename X::shape;
    if constexpr (S::dims[Axis] == dynamic)
      if (x.rows() != (N + ... + 0))
        fail<ShapeError>(
            {"shape ", shape_text<S>(x.rows()), " cannot be split into parts of ", (N + ... + 0), " rows in all"});
    return std::tuple(expressions::restrided<PartOf<Axis, first[Idx], N, S, tensor::strides_of<X>>>(x)...);
  }
  template <std::size_t Axis, class X>
  static constexpr auto of(X& x) {
    return parts<Axis>(x, std::make_index_sequence<sizeof...(N)>{});
  }
};
}  // namespace detail::ops

/// The parts of x along an axis, as views: split<3, 1>(x) is a std::array of three equal ones, split<sizes<2, 3>, 1>(x)
/// a std::tuple of parts of two and of three. Negative axes count from the end. x must have a name. Throws ShapeError
/// where a dynamic extent has another length.
template <auto Parts, std::ptrdiff_t Axis, any_operand X>
  requires(!detail::expressions::is_expression<std::remove_const_t<X>>)
constexpr auto split(X& x) {
  using namespace detail::ops;
  using S = typename X::shape;
  using Rule = Split<Parts>;
  using problem = detail::explained<first_of<axis_problem<Axis, S>, typename Rule::template problem<Axis, S>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text>)
    return Rule::template of<axis_of(Axis, S::rank)>(x);
  else
    return std::array{detail::refused{eval(x)}};  // so that there is no other error
}

}  // namespace dovetail::inline DOVETAIL_TARGET
