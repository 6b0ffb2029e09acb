// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>

#include <dovetail/explain/phrases.hpp>
#include <dovetail/layers/protocol/protocol.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct takes_shapes_that_differ_in_their_last_extent_alone {};
}  // namespace detail::problems

namespace detail::layers {

template <class S, std::size_t Last>
struct with_last;
template <std::size_t... E, std::size_t Last>
struct with_last<Shape<E...>, Last> {
  template <std::size_t... Axis>
  static Shape<(Axis + 1 < sizeof...(E) ? E : Last)...> make(std::index_sequence<Axis...>);
  using type = decltype(make(std::make_index_sequence<sizeof...(E)>{}));
};
template <class S>
inline constexpr std::size_t last_extent_of = S::dims[S::rank - 1];

template <class First, class... S>
struct Concatenated {
  using input = Shapes<First, S...>;
  using output = typename with_last<First, (last_extent_of<First> + ... + last_extent_of<S>)>::type;
  using gives = Gives::neither;
  static constexpr std::size_t multiply_adds = 0;
  using lengths = Lengths::kept_by_rows;

  static constexpr void forward(const auto& x, auto y) {
    each_part(x, [&](auto part, std::size_t size, std::size_t column) {
      for (std::size_t i = 0, row = 0; i < part.size(); i += size, ++row)
        std::copy_n(part.data() + i, size, y.data() + row * columns + column);
    });
  }
  static void backward(const auto& /*x*/, auto /*y*/, auto dy, const auto& dx) {
    each_part(dx, [&](auto part, std::size_t size, std::size_t column) {
      if (part.data() == nullptr) return;
      for (std::size_t i = 0, row = 0; i < part.size(); i += size, ++row)
        std::copy_n(dy.data() + row * columns + column, size, part.data() + i);
    });
  }

 private:
  static constexpr std::size_t columns = last_extent_of<output>;

  // Calls f(part, its columns, the first of them in the whole).
  static constexpr void each_part(const auto& parts, auto f) {
    constexpr std::size_t sizes[]{last_extent_of<First>, last_extent_of<S>...};
    std::size_t column = 0;
    for_indices<1 + sizeof...(S)>([&](auto k) {
      f(hana::at_c<k()>(parts), sizes[k()], column);
      column += sizes[k()];
    });
  }
};
}  // namespace detail::layers

/// y = x₀ | x₁ | ..., side by side along the last axis: of shapes (E..., N₀) and (E..., N₁) it makes (E..., N₀ + N₁).
struct Concatenate {
  /// Whether values of these two shapes go together.
  template <class A, class B>
  static constexpr bool joins = [] {
    if constexpr (A::rank == B::rank) return std::equal(A::dims.begin(), A::dims.end() - 1, B::dims.begin());
    return false;
  }();
  /// What is wrong if two do not.
  using wants = detail::problems::takes_shapes_that_differ_in_their_last_extent_alone;
  /// The layer for values of these shapes.
  template <class... S>
  using at = detail::layers::Concatenated<S...>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
