// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include <dovetail/explain/name_of.hpp>
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/protocol/protocol.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct needs_a_rate_from_0_to_below_1 {};
struct comes_last {};
struct where_it_drops_answers {};
}  // namespace detail::problems

namespace detail::layers {
template <Number Rate, class S>
struct DropoutAt;

// The rate of a layer, from its type; from its state in layers/at_run_time.hpp.
template <Number Rate>
struct DropoutRate {
  using problem =
      std::conditional_t<(Rate.value >= 0 && Rate.value < 1), none, phrases<problems::needs_a_rate_from_0_to_below_1>>;

  template <class T>
  static constexpr T rate(const auto& /*state*/) {
    return static_cast<T>(Rate.value);
  }
};
}  // namespace detail::layers

/// In training each element is 0 with probability Rate, the others grow by 1 / (1 - Rate); in inference
/// y = x. Srivastava et al.: Dropout: a simple way to prevent neural networks from overfitting (2014).
/// With layers/at_run_time.hpp the rate of Dropout<> is set at run time, model.state<2>().rate = 0.3, before fit, which
/// otherwise throws OptionError; so a search over rates is compiled once.
template <Number Rate = at_run_time>
struct Dropout {
  template <class S>
  using at = detail::layers::DropoutAt<Rate, S>;  // the shape is that of its mask
};

template <Number Rate, std::size_t... E>
struct detail::layers::DropoutAt<Rate, Shape<E...>> : DropoutRate<Rate> {
  using input = Shape<E...>;
  using output = input;
  using lengths = Lengths::kept;
  template <class>
  using at = DropoutAt;
  using forward = passes_through;
  using unintended_last = phrases<problems::comes_last, problems::where_it_drops_answers>;

  template <class T, std::size_t B>
  struct Cache {
    using Mask = View<std::uint8_t, B, E...>;
    BOOST_HANA_DEFINE_STRUCT(Cache, (Mask, mask));
  };

  template <class T, std::size_t B>
  static void train(View<const T, B, E...> x, View<T, B, E...> y, Training<DropoutAt, T, B> pass) {
    const T rate = DropoutAt::template rate<T>(pass.state), scale = scaled_by(rate);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const bool kept = pass.random.template uniform<T>() >= rate;
      pass.cache.mask.data()[i] = kept;
      y.data()[i] = kept ? x.data()[i] * scale : T(0);
    }
  }
  template <class T, std::size_t B>
  static void backward(View<const T, B, E...> /*x*/, View<const T, B, E...> /*y*/, View<const T, B, E...> dy,
                       View<T, B, E...> dx, Training<DropoutAt, T, B> pass) {
    if (dx.data() == nullptr) return;
    const T scale = scaled_by(DropoutAt::template rate<T>(pass.state));
    for (std::size_t i = 0; i < dy.size(); ++i)
      dx.data()[i] = pass.cache.mask.data()[i] != 0 ? dy.data()[i] * scale : T(0);
  }

 private:
  template <class T>
  static constexpr T scaled_by(T rate) {
    if constexpr (explain::is_at_run_time(Rate))
      return T(1) / (T(1) - rate);
    else
      return static_cast<T>(1 / (1 - Rate.value));
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
