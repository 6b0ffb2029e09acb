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

/// How many values have these shapes: one has a shape, several have Shapes.
template <class S>
inline constexpr std::size_t value_count = 1;
template <class... S>
inline constexpr std::size_t value_count<Shapes<S...>> = sizeof...(S);

/// What a view, or each of several views, points to.
template <class T, std::size_t B, std::size_t... E>
constexpr std::array<T*, 1> pointers_of(View<T, B, E...> x) noexcept {
  return {x.data()};
}
template <class First, class... V>
constexpr auto pointers_of(const hana::tuple<First, V...>& x) noexcept {
  return hana::unpack(x, [](auto... view) { return std::array{view.data()...}; });
}
/// The value at a place of several.
template <std::size_t Idx, class X>
constexpr decltype(auto) value_at(X&& x) noexcept {
  if constexpr (requires { x.template get<Idx>(); }) {
    return x.template get<Idx>();
  } else {
    return hana::at_c<Idx>(x);
  }
}
/// The same, where one view is the only one.
template <std::size_t Idx, class X>
constexpr decltype(auto) view_at(const X& x) noexcept {
  if constexpr (any_tensor<X>) {
    return (x);
  } else {
    return layers::value_at<Idx>(x);
  }
}
/// Calls f with a view; or with each of several views, in order. Those of others follow it.
template <class F, class X, class... More>
constexpr void for_each_view(F&& f, X&& x, More&&... more) {
  if constexpr (any_tensor<std::remove_cvref_t<X>>) {
    f(x, more...);
  } else {
    layers::for_indices<tuple_length<std::remove_cvref_t<X>>>(
        [&](auto i) { f(layers::value_at<i()>(x), layers::value_at<i()>(more)...); });
  }
}
/// The rows of a batch, in one view or in several.
template <class X>
constexpr std::size_t rows_of(const X& x) noexcept {
  if constexpr (any_tensor<X>) {
    return x.rows();
  } else {
    return layers::value_at<0>(x).rows();
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

template <class V>
struct rows_as {
  static constexpr V from(auto& x, std::size_t first, std::size_t count) {
    return V(x.data() + first * V::row_size, count);
  }
};
template <class... V>
struct rows_as<hana::tuple<V...>> {
  static constexpr hana::tuple<V...> from(auto& x, std::size_t first, std::size_t count) {
    return [&]<std::size_t... K>(std::index_sequence<K...>) {
      return hana::tuple<V...>(rows_as<V>::from(layers::value_at<K>(x), first, count)...);
    }(std::index_sequence_for<V...>{});
  }
};
/// `count` rows of some data from row `first` on, seen as V: a view of one value, or a tuple of views of several.
template <class V>
constexpr V rows_at(auto&& x, std::size_t first, std::size_t count) {
  return rows_as<V>::from(x, first, count);
}

template <class V>
struct sample_as {
  static constexpr V from(auto& x, std::size_t i) { return V(x.data() + i * V::shape::size); }
};
template <class... V>
struct sample_as<hana::tuple<V...>> {
  static constexpr hana::tuple<V...> from(auto& x, std::size_t i) {
    return [&]<std::size_t... K>(std::index_sequence<K...>) {
      return hana::tuple<V...>(sample_as<V>::from(layers::value_at<K>(x), i)...);
    }(std::index_sequence_for<V...>{});
  }
};
/// Sample i of some data, seen as V.
template <class V>
constexpr V sample_at(auto&& x, std::size_t i) {
  return sample_as<V>::from(x, i);
}

/// What owns the elements that views of type V see.
template <class V>
struct owning {
  using type = tensor_of<typename V::value_type, typename V::shape>;
};
template <class... V>
struct owning<hana::tuple<V...>> {
  using type = hana::tuple<typename owning<V>::type...>;
};

/// The elements of all values of these shapes.
template <class S>
inline constexpr std::size_t elements_of_all = S::size;
template <class... S>
inline constexpr std::size_t elements_of_all<Shapes<S...>> = layers::total({S::size...});
}  // namespace detail::layers

template <class... S, std::size_t B>
struct detail::shape::batch_of<detail::layers::Shapes<S...>, B> {
  using type = detail::layers::Shapes<detail::shape::batch_shape<S, B>...>;
};
template <class T, class... S>
struct detail::tensor::of_shape<T, detail::layers::Shapes<S...>> {
  using view = detail::hana::tuple<view_of<T, S>...>;
};
// Each with elements of its own.
template <class... T, class... S>
struct detail::tensor::of_shape<detail::layers::types<T...>, detail::layers::Shapes<S...>> {
  using view = detail::hana::tuple<view_of<T, S>...>;
};
template <class... T, class... S>
struct detail::tensor::of_shape<const detail::layers::types<T...>, detail::layers::Shapes<S...>> {
  using view = detail::hana::tuple<view_of<const T, S>...>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
