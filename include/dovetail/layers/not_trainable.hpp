// SPDX-License-Identifier: MIT
#pragma once
#include <utility>

#include <dovetail/layers/with.hpp>

/// Layers that are not trained: see NotTrainable. Their parameters are part of what is kept and not trained, so that
/// whatever goes through the record of parameters, gradients and optimizers, does not see them.
namespace dovetail::inline DOVETAIL_TARGET {

/// The parameters are not trained: With<Dense<64>, NotTrainable>, or of all layers in a container,
/// With<Sequential<...>, NotTrainable>. They are saved, loaded and initialized as others; optimizers keep nothing for
/// them, no gradient is computed for them, nor for what lies below them if nothing there is trained. A
/// BatchNormalization takes its moving averages in training too, as in Keras. `network.layer<1>().kernel` is as usual.
struct NotTrainable {};

namespace detail::layers {
template <>
inline constexpr bool is_of_training<NotTrainable> = true;

// A field of a part of a record.
template <class Part, class Field>
struct field_of_part {
  constexpr auto& operator()(auto& record) const { return Field{}(Part{}(record)); }
};
// The names and accessors of a part of a record, as a tuple.
template <class R, class Part>
constexpr auto fields_through() {
  if constexpr (hana::Struct<R>::value)
    return hana::unpack(hana::accessors<R>(), [](auto... field) {
      return hana::make_tuple(hana::make_pair(
          hana::first(field), field_of_part<Part, std::remove_cvref_t<decltype(hana::second(field))>>{})...);
    });
  else
    return hana::make_tuple();
}

/// The parameters of a layer that is not trained, and its state: a record with the fields of both.
template <class P, class S>
struct NotTrained {
  P parameters;  ///< of the layer
  S state;       ///< of the layer

  struct the_parameters {
    constexpr auto& operator()(auto& record) const { return record.parameters; }
  };
  struct the_state {
    constexpr auto& operator()(auto& record) const { return record.state; }
  };
  // What Hana asks for.
  struct hana_accessors_impl {
    static constexpr auto apply() {
      return hana::unpack(fields_through<P, the_parameters>(), [](auto... first) {
        return hana::unpack(fields_through<S, the_state>(),
                            [=](auto... second) { return hana::make_tuple(first..., second...); });
      });
    }
  };
};
template <class P, class S>
inline constexpr bool is_not_trained<NotTrained<P, S>> = true;

/// What layer L is while it is not trained: itself, unless it says `using while_not_trained = ...;`, a layer with the
/// same records.
template <class L>
struct while_not_trained {
  using type = L;
};
template <class L>
  requires requires { typename L::while_not_trained; }
struct while_not_trained<L> {
  using type = typename L::while_not_trained;
};

// Whether a layer has a backward for dx alone.
template <class L, class P, class X, class Y, class DX, class Pass>
inline constexpr bool has_backward_for_input = decltype(layers::with_short_backward_arguments<L>(
    takes_backward<L>{}, std::declval<const P&>(), std::declval<X&>(), std::declval<Y&>(), std::declval<Y&>(),
    std::declval<DX&>(), std::declval<Pass&>()))::value;

/// The layer L, not trained: without Parameters.
template <class L>
struct NotTrainedAt {
  using Run = typename while_not_trained<L>::type;
  using input = typename L::input;
  using output = typename L::output;
  template <class>
  using at = NotTrainedAt;
  using gives = typename layer_traits<L>::gives;
  using problem = typename layer_traits<L>::problem;
  using names_in_pytorch = typename member_or<NamesInPyTorch<>, members::names_in_pytorch, L>::type;
  static constexpr bool ends_in_activation = layers::ends_in_activation<Run>;
  static constexpr bool ends_in_scale_and_shift = requires { requires L::ends_in_scale_and_shift; };
  static constexpr std::size_t C = output::dims[output::rank - 1];
  static constexpr double epsilon = [] {
    if constexpr (requires { L::epsilon; }) return L::epsilon;
    return 0.0;
  }();

  template <class T>
  using State = NotTrained<parameters_of<L, T>, state_of<L, T>>;
  template <class T, std::size_t B>
  using Cache = cache_of<Run, T, B>;
  template <class T, std::size_t B>
  using Scratch = scratch_of<Run, T, B>;

  template <class T>
  static void initialize(auto& /*parameters*/, State<T>& state, Random& random) {
    initialize_layer<L, T>(state.parameters, state.state, random);
  }
  static constexpr void forward(auto x, auto y, auto pass, auto... activation) {
    const auto own = pass.of(pass.state.state, pass.scratch);
    if constexpr (sizeof...(activation) == 0)
      run_forward<Run>(pass.state.parameters, x, y, own);
    else
      layers::with_forward_arguments<Run>([&](auto&&... argument) { Run::forward(argument..., activation...); },
                                          pass.state.parameters, x, y, own);
  }
  static void train(auto x, auto y, auto pass, auto... activation) {
    if constexpr (has_cache<Run>)
      layers::with_train_arguments<Run>([&](auto&&... argument) { Run::train(argument..., activation...); },
                                        pass.state.parameters, x, y,
                                        pass.of(pass.state.state, pass.cache, pass.scratch));
    else
      forward(x, y, layers::inference_pass(pass), activation...);
  }
  template <class X, class Y, class DX, class Pass>
  static void backward(X x, Y y, Y dy, DX dx, Pass pass) {
    if (dx.data() == nullptr) return;
    auto own = pass.of(pass.state.state, pass.cache, pass.scratch);
    auto& parameters = pass.state.parameters;
    using P = std::remove_reference_t<decltype(parameters)>;
    if constexpr (has_backward_for_input<Run, P, X, Y, DX, decltype(own)>) {
      layers::with_short_backward_arguments<Run>(call_backward<Run>{}, std::as_const(parameters), x, y, dy, dx, own);
    } else {
      P unwanted;
      run_backward<Run>(std::as_const(parameters), x, y, dy, dx, unwanted, own);
    }
  }
  template <class P, class S, class T>
  static constexpr void scale_and_shift(const NotTrained<P, S>& kept, T* scale, T* shift) noexcept
    requires requires { L::scale_and_shift(kept.parameters, kept.state, scale, shift); }
  {
    L::scale_and_shift(kept.parameters, kept.state, scale, shift);
  }
  // As the layers with parameters have it, of which there are none.
  template <class P, class S, class T>
  static constexpr void scale_and_shift(const Nothing<>&, const NotTrained<P, S>& kept, T* scale, T* shift) noexcept
    requires requires { L::scale_and_shift(kept.parameters, kept.state, scale, shift); }
  {
    L::scale_and_shift(kept.parameters, kept.state, scale, shift);
  }
};

template <class L>
struct inner_layer<NotTrainedAt<L>> : inner_layer<L> {};
template <class L>
struct says_lengths_for<NotTrainedAt<L>> : says_lengths_for<typename NotTrainedAt<L>::Run> {};

/// A layer that is bound, not trained: itself, if it has no parameters.
template <class L>
using not_trained = std::conditional_t<has_parameters<L>, NotTrainedAt<L>, L>;

// A layer that is not trained, and a container whose layers are not, if it says how that is written.
template <class L, class S, class Others>
struct not_trained_at;
template <class L, class S, class... Others>
struct not_trained_at<L, S, types<Others...>> {
  using type = not_trained<typename with<L, S, Others...>::type>;
};
template <class L, class S, class... Others>
  requires container<typename layer_traits<L>::template bound<S>>
struct not_trained_at<L, S, types<Others...>> {
  using type = WithAt<L, S, NotTrainable, Others...>;
};
template <class L, class S, class... Others>
  requires(container<typename layer_traits<L>::template bound<S>> &&
           requires { typename L::template with_each<NotTrainable>; })
struct not_trained_at<L, S, types<Others...>> : with<typename L::template with_each<NotTrainable>, S, Others...> {};
template <class L, class S, class... Option>
  requires has_option<NotTrainable, Option...>
struct with_at<L, S, Option...>
    : not_trained_at<
          L, S,
          concatenated<types<>, std::conditional_t<std::same_as<Option, NotTrainable>, types<>, types<Option>>...>> {};

}  // namespace detail::layers

}  // namespace dovetail::inline DOVETAIL_TARGET
