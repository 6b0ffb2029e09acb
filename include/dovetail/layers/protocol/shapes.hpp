// SPDX-License-Identifier: MIT
#pragma once
#include <array>

#include <dovetail/layers/protocol/types.hpp>
#include <dovetail/tensor/view.hpp>

/// Several values at once: what a layer that joins values takes.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::layers {
/// The shapes of several values. Their views are a tuple.
template <class... S>
struct Shapes {};

/// What a view, or each of several views, points to.
template <class T, std::size_t B, std::size_t... E>
constexpr std::array<T*, 1> pointers_of(View<T, B, E...> x) noexcept {
  return {x.data()};
}
template <class First, class... V>
constexpr auto pointers_of(const hana::tuple<First, V...>& x) noexcept {
  return hana::unpack(x, [](auto... view) { return std::array{view.data()...}; });
}
/// The rows of a batch, in one view or in several.
template <class X>
constexpr std::size_t rows_of(const X& x) noexcept {
  if constexpr (any_tensor<X>) {
    return x.rows();
  } else {
    return hana::at_c<0>(x).rows();
  }
}
/// The elements of a view, or of each of several views.
template <class T, std::size_t B, std::size_t... E>
constexpr std::array<std::size_t, 1> sizes_of(View<T, B, E...> x) noexcept {
  return {x.size()};
}
template <class First, class... V>
constexpr auto sizes_of(const hana::tuple<First, V...>& x) noexcept {
  return hana::unpack(x, [](auto... view) { return std::array{view.size()...}; });
}
/// Views of that many rows: one, or a tuple of several. That of value v starts at at[v], for each v of some values.
template <class V>
struct make_views {
  static constexpr V from(const std::size_t* values, const auto& at, std::size_t rows) { return V(at[*values], rows); }
};
template <class... V>
struct make_views<hana::tuple<V...>> {
  static constexpr hana::tuple<V...> from(const std::size_t* values, const auto& at, std::size_t rows) {
    return [&]<std::size_t... K>(std::index_sequence<K...>) {
      return hana::tuple<V...>(V(at[values[K]], rows)...);
    }(std::index_sequence_for<V...>{});
  }
};
}  // namespace detail::layers

template <class... S, std::size_t B>
struct detail::shape::batch_of<detail::layers::Shapes<S...>, B> {
  using type = detail::layers::Shapes<detail::shape::batch_shape<S, B>...>;
};
template <class T, class... S>
struct detail::tensor::of_shape<T, detail::layers::Shapes<S...>> {
  using view = detail::hana::tuple<view_of<T, S>...>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
