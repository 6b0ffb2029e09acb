// SPDX-License-Identifier: MIT
#pragma once
#include <type_traits>

#include <dovetail/explain/errors.hpp>
#include <dovetail/layers/dropout.hpp>
#include <dovetail/layers/initializers.hpp>
#include <dovetail/layers/leaky_relu.hpp>
#include <dovetail/tensor/tensor.hpp>

/// Hyperparameters that are set at run time: Dropout<>, LeakyReLU<at_run_time>. A search over them is compiled once.
namespace dovetail::inline DOVETAIL_TARGET {

/// A number in the State of a layer, which is set while the program runs: network.state<2>().rate = 0.3. It is saved
/// and loaded with the weights, as a tensor of one element.
template <class T>
struct Setting : Tensor<T, 1> {
  using Tensor<T, 1>::Tensor;
  Setting() = default;

  /// Sets it.
  template <class X>
    requires std::is_arithmetic_v<X>
  constexpr Setting& operator=(X value) noexcept {
    *this->data() = static_cast<T>(value);
    return *this;
  }
  /// As a number.
  constexpr operator T() const noexcept { return *this->data(); }
  /// Whether it is that number.
  template <class X>
    requires std::is_arithmetic_v<X>
  friend constexpr bool operator==(const Setting& setting, X value) noexcept {
    return *setting.data() == static_cast<T>(value);
  }
};

namespace detail::layers {
/// NaN: a network that was not told does not train.
struct NotSet : Constant<at_run_time> {};

/// Throws OptionError where a number of a layer is not fine: "layer 2, Dropout<>: rate: expected a share from 0 to
/// below 1, found 1.5".
[[gnu::cold]] inline void check_setting(bool fine, const Part& layer, const char* name, const char* expected,
                                        double found) {
  if (!fine) fail<OptionError>({layer, ": ", name, ": expected ", expected, ", found ", found});
}

template <Number Rate>
  requires(explain::is_at_run_time(Rate))
struct DropoutRate<Rate> {
  template <class T>
  struct State {
    using Rate_ = Setting<T>;
    BOOST_HANA_DEFINE_STRUCT(State, (Rate_, rate));
  };
  using state_initializers = Initializers<NotSet>;

  template <class T>
  static constexpr T rate(const State<T>& state) {
    return state.rate;
  }
  template <class T>
  static void check(const State<T>& state, const Part& layer) {
    const T rate = state.rate;
    layers::check_setting(rate >= 0 && rate < 1, layer, "rate", "a share from 0 to below 1", static_cast<double>(rate));
  }
};
}  // namespace detail::layers

/// Its slope is set at run time.
template <Number Slope>
  requires(detail::explain::is_at_run_time(Slope))
struct LeakyReLU<Slope> {
  using gives = Gives::neither;                    ///< to a loss: see Gives
  static constexpr std::size_t multiply_adds = 0;  ///< products to sum up
  using lengths = Lengths::kept;                   ///< of padded samples: see Lengths
  /// The slope.
  template <class T>
  struct State {
    using Slope_ = Setting<T>;  ///< its type
    BOOST_HANA_DEFINE_STRUCT(State, (Slope_, slope));
  };
  using state_initializers = Initializers<Constant<0.3>>;  ///< of the slope: Keras's default
  template <class T, std::size_t B>
  using Scratch = Nothing<>;  ///< so that backward has its pass, with the state

  /// Throws OptionError for a slope below 0.
  template <class T>
  static void check(const State<T>& state, const detail::Part& layer) {
    const T slope = state.slope;
    detail::layers::check_setting(slope >= 0, layer, "slope", "a number of at least 0", static_cast<double>(slope));
  }
  /// The function of packs that it is with this state, in which a product before it can end.
  template <class T>
  static constexpr auto activation(const State<T>& state) noexcept {
    return [slope = static_cast<T>(state.slope)]<class Pack>(Pack x) {
      return detail::simd::where_positive(x, x, x * Pack(slope));
    };
  }
  template <class T, std::size_t B, std::size_t... E>
  static constexpr void forward(View<const T, B, E...> x, View<T, B, E...> y, Inference<LeakyReLU, T, B> pass) {
    elementwise(activation(pass.state), y, x);
  }
  template <class T, std::size_t B, std::size_t... E>
  static void backward(View<const T, B, E...> /*x*/, View<const T, B, E...> y, View<const T, B, E...> dy,
                       View<T, B, E...> dx, Training<LeakyReLU, T, B> pass) {
    if (dx.data() == nullptr) return;
    elementwise([slope = static_cast<T>(pass.state.slope)]<class Pack>(
                    Pack yi, Pack dyi) { return detail::simd::where_positive(yi, dyi, dyi * Pack(slope)); },
                dx, y, dy);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
