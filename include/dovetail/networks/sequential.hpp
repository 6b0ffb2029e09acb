// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/protocol/initialize.hpp>
#include <dovetail/networks/pipeline.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::networks {
/// The records of some stages: one place a layer as written, so that fusion never renames `3.kernel`.
template <class Stages>
struct Records;
template <class... S>
struct Records<hana::tuple<S...>> {
  template <class T>
  using Parameters = hana::tuple<parameters_of<typename S::layer, T>...>;
  template <class T>
  using State = hana::tuple<state_of<typename S::layer, T>...>;
};

template <class Stages, class Out>
struct input_of {
  using type = Out;
};
template <class First, class... S, class Out>
struct input_of<hana::tuple<First, S...>, Out> {
  using type = typename First::input;
};

template <class Problem, class Stages>
struct sequential_problem {
  using type = Problem;
};
template <>
struct sequential_problem<none, hana::tuple<>> {
  using type = problems::a_Sequential_has_at_least_one_layer;
};

/// The layers L... one after the other, bound from input shape In on. Itself a layer, so that joints nest;
/// like every architecture it carries its `problem` and never asserts: Network does.
template <class In, class... L>
struct Joined {
  using stages = typename chain<In, L...>::stages;  ///< the layers, bound
  using problem = typename networks::sequential_problem<typename chain<In, L...>::problem, stages>::type;
  static constexpr bool valid = is_none<problem>;                           ///< whether the layers fit
  static constexpr std::size_t layer_count = layers::tuple_length<stages>;  ///< without Input

  /// Without a layer nothing is known: a problem, which has a shape all the same.
  using Out = typename chain<In, L...>::output;
  using output = std::conditional_t<std::same_as<Out, unknown>, Shape<1>, Out>;  ///< of a sample
  using input = typename networks::input_of<stages, output>::type;               ///< of a sample
  template <class>
  using at = Joined;

  using inference = InferencePipeline<inference_steps<stages>>;  ///< what runs in inference
  using training = TrainingPipeline<training_steps<stages>>;     ///< what runs in training

  /// A tuple of one record a layer, as written: fusion never moves them.
  template <class T>
  using Parameters = typename networks::Records<stages>::template Parameters<T>;
  /// The same of what layers keep and do not train.
  template <class T>
  using State = typename networks::Records<stages>::template State<T>;
  /// What training keeps on the way to the loss.
  template <class T, std::size_t B>
  using Cache = typename training::template Cache<T, B>;
  /// The activations of inference.
  template <class T, std::size_t B>
  using Scratch = typename inference::template Scratch<T, B>;

  /// Trained numbers.
  static constexpr std::size_t parameter_count = element_count<Parameters<float>>;
  /// The bytes that the activations of one sample need in inference, less the output and the weights.
  template <class T>
  static constexpr std::size_t inference_bytes = layers::byte_count<Scratch<T, 1>>(1);
  /// The same of a batch of so many rows.
  template <class T>
  static constexpr std::size_t batch_inference_bytes(std::size_t rows) {
    return layers::byte_count<Scratch<T, dynamic>>(rows);
  }
  /// The bytes that the activations of a batch of so many rows and their gradients need in training.
  template <class T>
  static constexpr std::size_t training_bytes(std::size_t rows) {
    return layers::byte_count<Cache<T, dynamic>>(rows);
  }

  template <class T>
  static void initialize(auto& parameters, auto& state, Random& random) {
    if constexpr (valid)
      layers::for_indices<layer_count>([&](auto i) {
        using Layer = typename layers::element<i(), stages>::layer;
        Random own = random.split(i());  // so a layer's first weights do not depend on the layers around it
        layers::initialize<Layer, T>(hana::at_c<i()>(parameters), hana::at_c<i()>(state), own);
      });
  }
  static constexpr void forward(const auto& p, auto x, auto y, auto pass) {
    if constexpr (valid) inference::forward(p, x, y, pass.state, pass.scratch);
  }
  static void train(const auto& p, auto x, auto y, auto pass) {
    if constexpr (valid) training::train(p, x, y, pass.state, pass.cache, pass.random);
  }
  static void backward(const auto& p, auto x, auto y, auto dy, auto dx, auto& gradient, auto pass) {
    if constexpr (valid) training::backward(p, x, y, dy, dx, gradient, pass.state, pass.cache, pass.random);
  }
};

// Without a known input it is a layer to be bound by what comes before it, as Dense<10> is.
template <class... L>
struct Unbound {
  template <class S>
  using at = Joined<S, L...>;
  using alone = Joined<unknown, L...>;
};

template <class... L>
inline constexpr bool tells_input = false;
template <class First, class... L>
inline constexpr bool tells_input<First, L...> = requires { typename First::input; };
}  // namespace detail::networks

/// An architecture: layers one after the other, each taking what the one before gives. Sizes that are
/// stated are checked; those that are left out are worked out. Where the first layer tells its input shape,
/// it has what Joined has: Digits::input, Digits::output, Digits::parameter_count, Digits::inference_bytes<float>.
template <class... L>
struct Sequential
    : std::conditional_t<detail::networks::tells_input<L...>, detail::networks::Joined<detail::networks::unknown, L...>,
                         detail::networks::Unbound<L...>> {
  /// Refused, in a sentence: weights are in a Network.
  template <class A = Sequential>
  constexpr Sequential() {
    using wrong = detail::explained<detail::problems::is_an_architecture<A>>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
