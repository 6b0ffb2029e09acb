// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstdint>

#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/protocol/options.hpp>
#include <dovetail/layers/protocol/protocol.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// The samples are numbers of the network's type, and not bytes: With<Rescaling<1.0 / 255>, Floats>.
struct Floats {};

namespace detail::problems {
struct takes_Scale_and_Offset_or_Scale_alone {};
struct multiplies_by_0 {};
struct write_a_scale_with_a_decimal_point {};  // 1 / 255 is an integer
}  // namespace detail::problems

namespace detail::layers {

template <Number Scale, Number Offset, class Option>
struct RescalingAt {
  using gives = Gives::neither;
  static constexpr std::size_t multiply_adds = 0;
  using problem = std::conditional_t<Scale.value != 0, none,
                                     phrases<problems::multiplies_by_0, problems::write_a_scale_with_a_decimal_point>>;
  using lengths = Lengths::kept;
  template <class T>
  using element = std::conditional_t<Option::template has<Floats>, T, std::uint8_t>;

  template <class X, class T, std::size_t B, std::size_t... E>
    requires(std::same_as<X, T> || std::same_as<X, element<T>>)
  static constexpr void forward(View<const X, B, E...> x, View<T, B, E...> y) {
    constexpr std::size_t size = Shape<E...>::size;  // a constant: GCC's -O2 uses SIMD for a loop that leaves no rest
    for (std::size_t first = 0; first < x.size(); first += size)
      for (std::size_t i = first; i < first + size; ++i)
        y.data()[i] = static_cast<T>(x.data()[i]) * T(Scale.value) + T(Offset.value);
  }
  template <class T, std::size_t B, std::size_t... E>
  static void backward(View<const T, B, E...> /*x*/, View<const T, B, E...> /*y*/, View<const T, B, E...> dy,
                       View<T, B, E...> dx) {
    if (dx.data() == nullptr) return;
    for (std::size_t i = 0; i < dx.size(); ++i) dx.data()[i] = dy.data()[i] * T(Scale.value);
  }
};

}  // namespace detail::layers

/// y = Scale · x + Offset, of bytes where it comes first: Rescaling<1.0 / 255>, Rescaling<2.0 / 255, -1>. With other
/// numbers it is an error.
template <Number... Value>
struct Rescaling {
  template <class>
  using at = Rescaling;
  using problem = detail::phrases<detail::problems::takes_Scale_and_Offset_or_Scale_alone>;
};

/// y = Scale · x + Offset, of any shape. Where it comes first in a network, the samples are bytes, elements of type
/// std::uint8_t, as images are stored: so the data set stays a quarter of what it would be as floats. With the option
/// Floats they are numbers of the network's type, as everywhere else in a network.
template <Number Scale, Number Offset>
struct Rescaling<Scale, Offset> {
  using options = Options<Floats>;
  template <class, class... Option>
  using at = detail::layers::RescalingAt<Scale, Offset, chosen<options, Option...>>;
};

/// y = Scale · x.
template <Number Scale>
struct Rescaling<Scale> : Rescaling<Scale, Number{0}> {};

}  // namespace dovetail::inline DOVETAIL_TARGET
