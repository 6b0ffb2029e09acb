// SPDX-License-Identifier: MIT
#pragma once
#include <array>

#include <dovetail/layers/protocol/protocol.hpp>
#include <dovetail/layers/protocol/wrong_shape.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <std::size_t... E>
struct takes_each_axis_from_1_on_once_of_shape {};
}  // namespace detail::problems

namespace detail::layers {
// Whether the axes are 1, 2, ... N in any order.
template <std::size_t... Axis>
constexpr bool are_all_axes() {
  std::array<bool, sizeof...(Axis) + 1> found{};
  ((Axis >= 1 && Axis <= sizeof...(Axis) ? found[Axis] = true : false), ...);
  return (found[Axis] && ...) && [&] {
    std::size_t count = 0;
    for (const bool one : found) count += one;
    return count == sizeof...(Axis);
  }();
}

template <class S, std::size_t... Axis>
struct PermuteAt;
template <std::size_t... E, std::size_t... Axis>
struct PermuteAt<Shape<E...>, Axis...>
    : wrong_shape<Shape<E...>, phrases<problems::takes_each_axis_from_1_on_once_of_shape<E...>>> {};
template <std::size_t... E, std::size_t... Axis>
  requires(sizeof...(E) == sizeof...(Axis) && layers::are_all_axes<Axis...>())
struct PermuteAt<Shape<E...>, Axis...> {
  using input = Shape<E...>;
  using output = Shape<input::dims[Axis - 1]...>;
  using gives = Gives::neither;
  static constexpr std::size_t multiply_adds = 0;
  template <class>
  using at = PermuteAt;

  static constexpr void forward(auto x, auto y) {
    each(x.rows(), [&](std::size_t from, std::size_t to) { y.data()[to] = x.data()[from]; });
  }
  static void backward(auto x, auto /*y*/, auto dy, auto dx) {
    if (dx.data() == nullptr) return;
    each(x.rows(), [&](std::size_t from, std::size_t to) { dx.data()[from] = dy.data()[to]; });
  }

 private:
  // Calls f(element of x, element of y).
  static constexpr void each(std::size_t rows, auto f) {
    constexpr std::size_t rank = output::rank;
    constexpr std::array<std::size_t, rank> axes{(Axis - 1)...};
    constexpr auto steps = [axes] {  // in x, of each axis of y
      std::array<std::size_t, rank> of_x{}, of_y{};
      std::size_t step = 1;
      for (std::size_t i = rank; i-- > 0; step *= input::dims[i]) of_x[i] = step;
      for (std::size_t i = 0; i < rank; ++i) of_y[i] = of_x[axes[i]];
      return of_y;
    }();
    for (std::size_t b = 0, to = 0; b < rows; ++b)
      for (std::size_t i = 0; i < output::size; ++i, ++to) {
        std::size_t from = b * input::size, rest = i;
        for (std::size_t axis = rank; axis-- > 0; rest /= output::dims[axis])
          from += rest % output::dims[axis] * steps[axis];
        f(from, to);
      }
  }
};
}  // namespace detail::layers

/// A sample with its axes in another order, counted from 1 as in Keras: Permute<2, 1> makes (F, T) of (T, F).
template <std::size_t... Axis>
struct Permute {
  template <class S>
  using at = detail::layers::PermuteAt<S, Axis...>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
