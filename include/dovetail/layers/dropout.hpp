// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include <dovetail/explain/name_of.hpp>
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/protocol/protocol.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::layers {
template <Number Rate, class S>
struct DropoutAt;
}

/// In training each element is 0 with probability Rate, the others grow by 1 / (1 - Rate); in inference
/// y = x. Srivastava et al.: Dropout: a simple way to prevent neural networks from overfitting (2014).
template <Number Rate>
struct Dropout {
  template <class S>
  using at = detail::layers::DropoutAt<Rate, S>;  // the shape is that of its mask
};

template <Number Rate, std::size_t... E>
struct detail::layers::DropoutAt<Rate, Shape<E...>> {
  using input = Shape<E...>;
  using output = input;
  template <class>
  using at = DropoutAt;
  using forward = passes_through;
  using problem = std::conditional_t<(Rate.value >= 0 && Rate.value < 1), detail::none,
                                     detail::phrases<detail::problems::needs_a_rate_from_0_to_below_1>>;

  template <class T, std::size_t B>
  struct Cache {
    using Mask = View<std::uint8_t, B, E...>;
    BOOST_HANA_DEFINE_STRUCT(Cache, (Mask, mask));
  };

  template <class T, std::size_t B>
  static void train(View<const T, B, E...> x, View<T, B, E...> y, Training<DropoutAt, T, B> pass) {
    for (std::size_t i = 0; i < x.size(); ++i) {
      const bool kept = pass.random.template uniform<T>() >= T(Rate.value);
      pass.cache.mask.data()[i] = kept;
      y.data()[i] = kept ? x.data()[i] * scale<T> : T(0);
    }
  }
  template <class T, std::size_t B>
  static void backward(View<const T, B, E...> /*x*/, View<const T, B, E...> /*y*/, View<const T, B, E...> dy,
                       View<T, B, E...> dx, Training<DropoutAt, T, B> pass) {
    if (dx.data() == nullptr) return;
    for (std::size_t i = 0; i < dy.size(); ++i)
      dx.data()[i] = pass.cache.mask.data()[i] != 0 ? dy.data()[i] * scale<T> : T(0);
  }

 private:
  template <class T>
  static constexpr T scale = static_cast<T>(1 / (1 - Rate.value));
};

}  // namespace dovetail::inline DOVETAIL_TARGET
