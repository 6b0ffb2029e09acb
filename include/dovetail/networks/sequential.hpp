// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/protocol/initialize.hpp>
#include <dovetail/networks/elements.hpp>
#include <dovetail/networks/gives.hpp>
#include <dovetail/networks/training_pipeline.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::networks {
/// The records of some stages: one place per layer as written, so that fusion never renames `3.kernel`.
template <class Stages>
struct Records;
template <class... S>
struct Records<hana::tuple<S...>> {
  template <class T>
  using Parameters = hana::tuple<parameters_of<typename S::recorded, T>...>;
  template <class T>
  using State = hana::tuple<state_of<typename S::recorded, T>...>;
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
template <class Stages>
struct sequential_problem<none, Stages> : elements_problem<Stages> {};
template <>
struct sequential_problem<none, hana::tuple<>> {
  using type = problems::a_Sequential_has_at_least_one_layer;
};

/// The functions of a container whose stages run in order; the records are those of all its layers. A whole model comes
/// through here, as a container inside of another does: a breakpoint in `train` stops for both.
template <class Stages, bool Valid, class Wiring = InOrder>
struct RunsStages {
  using running = Stages;  ///< the stages
  using wiring = Wiring;   ///< which values they take
  /// What runs in inference.
  using inference = InferencePipeline<inference_stages<Stages, Wiring>, Wiring>;
  /// What runs in training.
  using training = TrainingPipeline<training_stages<Stages, Wiring>, Wiring>;

  /// What training keeps on the way to the loss.
  template <class T, std::size_t B>
  using Cache = typename training::template Cache<T, B>;
  /// The activations of inference.
  template <class T, std::size_t B>
  using Scratch = typename inference::template Scratch<T, B>;

  static constexpr void forward(const auto& p, auto x, auto y, auto pass) {
    if constexpr (Valid) inference::forward(p, x, y, pass);
  }
  static void train(const auto& p, auto x, auto y, auto pass) {
    if constexpr (Valid) training::train(p, x, y, pass);
  }
  static void backward(const auto& p, auto x, auto y, auto dy, auto dx, auto& gradient, auto pass) {
    if constexpr (Valid) training::backward(p, x, y, dy, dx, gradient, pass);
  }
};

/// What containers have whose layers are bound: Stages, the layers, of which Running run, in the end with some of the
/// container's own.
template <class Stages, bool Valid, class Wiring = InOrder, class Running = Stages>
struct BoundStages : RunsStages<Running, Valid, Wiring> {
  using stages = Stages;                                                    ///< the layers, bound
  static constexpr bool valid = Valid;                                      ///< whether the layers fit
  static constexpr std::size_t layer_count = layers::tuple_length<stages>;  ///< without Input

  /// A tuple of one record per layer, as written: fusion never moves them.
  template <class T>
  using Parameters = typename networks::Records<stages>::template Parameters<T>;
  /// A tuple of what each layer keeps and does not train.
  template <class T>
  using State = typename networks::Records<stages>::template State<T>;

  /// Trained numbers.
  static constexpr std::size_t parameter_count = element_count<Parameters<float>>;
  /// The bytes that the activations of one sample need in inference, without the output and the weights.
  template <class T>
  static constexpr std::size_t inference_bytes = layers::byte_count<typename BoundStages::template Scratch<T, 1>>(1);
  /// The bytes that the activations of a batch of that many rows need in inference.
  template <class T>
  static constexpr std::size_t batch_inference_bytes(std::size_t rows) {
    return layers::byte_count<typename BoundStages::template Scratch<T, dynamic>>(rows);
  }
  /// The bytes that the activations of a batch of that many rows and their gradients need in training.
  template <class T>
  static constexpr std::size_t training_bytes(std::size_t rows) {
    return layers::byte_count<typename BoundStages::template Cache<T, dynamic>>(rows);
  }

  template <class T>
  static void initialize(auto& parameters, auto& state, Random& random) {
    if constexpr (valid)
      layers::for_indices<layer_count>([&](auto i) {
        using Layer = typename layers::element<i(), stages>::recorded;
        Random own = random.split(i());  // so a layer's first weights do not depend on the layers around it
        initialize_layer<Layer, T>(hana::at_c<i()>(parameters), hana::at_c<i()>(state), own);
      });
  }
};

template <class In, class... L>
using sequential_problem_of =
    typename sequential_problem<chain_problem<bind<In, L...>>, typename bind<In, L...>::stages>::type;

/// The layers L... one after the other, bound from input shape In on. Itself a layer, so that containers nest; like
/// every architecture it carries its `problem` and never asserts: Network does.
template <class In, class... L>
struct BoundSequential
    : BoundStages<typename bind<In, L...>::stages, std::same_as<sequential_problem_of<In, L...>, none>> {
  using Bound = networks::bind<In, L...>;
  using stages = typename Bound::stages;  ///< the layers, bound
  using problem = sequential_problem_of<In, L...>;

  /// Without a layer nothing is known: a problem, which has a shape all the same.
  using Out = typename Bound::output;
  using output = std::conditional_t<std::same_as<Out, unknown>, Shape<1>, Out>;  ///< of a sample
  using input = typename networks::input_of<stages, output>::type;               ///< of a sample
  using gives = typename decltype(networks::given<stages>())::gives;             ///< to a loss: see Gives
  using First = typename networks::first_at_work<stages>::layer;
  template <class T>
  using element = layers::element_of<First, T>;                            ///< of a sample, as its first layer says
  static constexpr std::size_t vocabulary = layers::vocabulary_of<First>;  ///< the tokens that it knows, or 0
  template <class>
  using at = BoundSequential;
};

// Without a known input it is a layer to be bound by what comes before it, as Dense<10> is.
template <class... L>
struct Unbound {
  template <class S>
  using at = BoundSequential<S, L...>;
  using alone = BoundSequential<unknown, L...>;
};

template <class... L>
inline constexpr bool tells_input = false;
template <class First, class... L>
inline constexpr bool tells_input<First, L...> = requires { typename First::input; };
}  // namespace detail::networks

/// An architecture: layers one after the other, each taking what the one before gives. Sizes that are
/// stated are checked; those that are left out are worked out. Where the first layer tells its input shape,
/// it has what a bound one has: Digits::input, Digits::output, Digits::parameter_count, Digits::inference_bytes<float>.
template <class... L>
struct Sequential : std::conditional_t<detail::networks::tells_input<L...>,
                                       detail::networks::BoundSequential<detail::networks::unknown, L...>,
                                       detail::networks::Unbound<L...>> {
  /// With an option for each layer in it.
  template <class Option>
  using with_each = Sequential<EachWith<L, Option>...>;
  /// Refused, in a sentence: weights are in a Network.
  template <class... Object>
  constexpr explicit Sequential(const Object&...) {
    using A = std::enable_if_t<(sizeof...(Object) + 1 > 0), Sequential>;  // asked of calls alone
    using wrong = detail::explained<detail::problems::is_an_architecture<A>>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
  }
};
/// Sequential(Dense<8>(), ReLU()): refused, as all objects are.
template <class... L>
Sequential(L...) -> Sequential<L...>;

}  // namespace dovetail::inline DOVETAIL_TARGET
