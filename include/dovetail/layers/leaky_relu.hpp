// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/name_of.hpp>
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/elementwise.hpp>
#include <dovetail/layers/setting.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y = x where x > 0, else Slope · x; Slope is at least 0, Keras's default 0.3. That of LeakyReLU<at_run_time> is in
/// the state of the network, 0.3 at first: network.state<1>().slope = 0.2.
template <Number Slope = 0.3>
struct LeakyReLU : Elementwise<LeakyReLU<Slope>> {
  using gives = Gives::neither;  ///< to a loss: see Gives
  using problem = std::conditional_t<(Slope.value >= 0), detail::none,
                                     detail::phrases<detail::problems::needs_a_slope_of_at_least_0>>;

  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return detail::simd::where_positive(x, x, x * slope<Pack>());
  }
  template <class Pack>
  static Pack gradient(Pack y, Pack dy) noexcept {
    return detail::simd::where_positive(y, dy, dy * slope<Pack>());
  }

 private:
  template <class Pack>
  static constexpr Pack slope() noexcept {
    return Pack(static_cast<typename Pack::value_type>(Slope.value));
  }
};

/// Its slope is set at run time.
template <Number Slope>
  requires(detail::explain::is_at_run_time(Slope))
struct LeakyReLU<Slope> {
  using gives = Gives::neither;  ///< to a loss: see Gives
  /// The slope.
  template <class T>
  struct State {
    using Slope_ = Setting<T>;
    BOOST_HANA_DEFINE_STRUCT(State, (Slope_, slope));
  };
  using state_initializers = Initializers<Constant<0.3>>;
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
