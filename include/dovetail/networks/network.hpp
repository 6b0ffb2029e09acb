// SPDX-License-Identifier: MIT
#pragma once
// What refuses comes first, so that few lines of "In file included from" stand above its errors.
#include <dovetail/networks/network_problem.hpp>

#include <dovetail/networks/architecture.hpp>
#include <dovetail/networks/network_at.hpp>
#include <dovetail/networks/padded.hpp>
#include <dovetail/networks/part.hpp>
#include <dovetail/networks/several_inputs.hpp>
#include <dovetail/networks/summary.hpp>
#include <dovetail/networks/workspace.hpp>
#include <dovetail/tensor/array.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// An architecture with its weights: all that inference needs. T is float or double.
/// A const network can be used from several threads. Of a Graph of several inputs, samples are one view of each; of
/// several outputs, answers are Answers.
template <class A, class T = float>
class Network {
  using F = resolved<A>;

 public:
  using problem = typename decltype(detail::networks::judged(std::type_identity<Network>{}))::type;
  static constexpr bool valid = no_problem<problem::text>;  ///< whether the layers fit

  using architecture = F;                                              ///< the layers, bound: see BoundSequential
  using value_type = T;                                                ///< of weights and outputs
  using element = detail::layers::element_of<F, T>;                    ///< of samples: T, or what the first layer takes
  using input = typename F::input;                                     ///< the shape of a sample
  using output = typename F::output;                                   ///< the shape of its answer
  using Sample = view_of<const element, input>;                        ///< (input...)
  using Samples = detail::layers::ReadBatch<element, dynamic, input>;  ///< (B, input...)
  /// (output...)
  using Output = typename detail::networks::answer<F, output>::template tensor<T>;
  /// (B, output...)
  using Outputs = typename detail::networks::answer<F, detail::shape::batch_shape<output>>::template tensor<T>;
  using Memory = Workspace<A, T>;  ///< in which it can predict

  static constexpr std::size_t parameter_count = F::parameter_count;  ///< trained numbers
  static constexpr std::size_t layer_count = F::layer_count;          ///< without Input

  static constexpr std::size_t input_count = detail::layers::value_count<input>;    ///< 1, but of some graphs
  static constexpr std::size_t output_count = detail::layers::value_count<output>;  ///< 1, but of some graphs

  /// Whether predict takes such data, one for each input: see accepts.
  template <class... X>
    requires(sizeof...(X) > 1 || input_count > 1)
  static consteval bool takes() {
    if constexpr (input_count > 1)
      return detail::is_none<decltype(detail::networks::SeveralInputs<Network, const X&...>::find_problem())>;
    return false;
  }
  /// Whether predict takes such data: see accepts.
  template <class X>
    requires(input_count == 1)
  static consteval bool takes() {
    if constexpr (detail::networks::is_padded<X>) {
      return detail::is_none<decltype(detail::networks::padded_problem<Network, X>())>;
    } else if constexpr (detail::networks::lazy<X>) {
      return takes<tensor_of<typename X::value_type, typename X::shape>>();
    } else {
      return std::convertible_to<const X&, Sample> || std::convertible_to<const X&, Samples> ||
             std::same_as<X, Array<element>>;
    }
  }

  /// First weights from each layer's initializer and the seed: the same seed gives the same weights.
  [[gnu::cold]] explicit Network(Seed seed = {});

  /// Refuses a number for a seed, in a sentence.
  template <class X>
    requires std::is_arithmetic_v<X>
  constexpr explicit Network(X) {
    using found = detail::problems::a_network_is_made_from_a_seed_and_not_from_X<X, detail::problems::write<Seed(...)>>;
    using wrong = detail::explained<std::conditional_t<valid, found, detail::none>>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
  }
  /// Refuses the weights of another network, in a sentence.
  template <class B, class U>
  constexpr Network(const Network<B, U>&) {
    using Found = std::conditional_t<std::same_as<A, B>,
                                     detail::problems::weights_of<U, detail::problems::do_not_fit_a_network_of<T>>,
                                     detail::problems::weights_of<B, detail::problems::do_not_fit_a_network_of<A>>>;
    using wrong = detail::explained<std::conditional_t<valid && Network<B, U>::valid, Found, detail::none>>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
  }

  /// The answer to one sample; NaN for a token that a vocabulary does not have. Allocates nothing where the output
  /// takes up to 16 and the activations up to 64 KiB (`Architecture::inference_bytes<T>`); locks and throws nothing:
  /// where it must allocate and cannot, the program ends.
  Output predict(Sample x) const noexcept {
    Output y;
    detail::networks::with_memory<F::template inference_bytes<T>>(
        [&](std::byte* memory) { run(one(x), one_of(y), memory); });
    return y;
  }
  /// The answer to one sample, computed in memory of the caller's, whatever its size: never allocates. The view is of
  /// the workspace.
  auto predict(Sample x, Workspace<A, T>& workspace) const noexcept {
    Batch<1> y;
    std::byte* next = workspace.data();
    detail::layers::place(y, next, 1);
    run(one(x), y, next);
    return detail::networks::answer<F, output>::template seen<T>(y);
  }
  /// The answers to a batch of any size, of shape (B, output...). Allocates them and its activations. Throws ValueError
  /// for a token that a vocabulary does not have.
  Outputs predict(Samples x) const {
    if constexpr (input_count > 1) detail::networks::check_rows_of_inputs<F>(x);
    detail::networks::check_tokens_of<F>(x);
    auto y = Outputs::with_rows(detail::layers::rows_of(x));
    predict_into(x, y);
    return y;
  }
  /// The answer of a network of several inputs, in their order, to one sample or to a batch of each: predict(image,
  /// meta), and of one sample predict(image, meta, workspace). As of one input. Throws ShapeError where batches have
  /// different numbers of samples; refuses other data, in a sentence.
  template <class... X>
    requires(input_count > 1 && !detail::networks::are_seen<Network, X...>)
  auto predict(X&&... x) const noexcept(detail::networks::SeveralInputs<Network, X...>::is_plain) {
    using Inputs = detail::networks::SeveralInputs<Network, X...>;
    using wrong = typename Inputs::problem;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
    if constexpr (valid && no_problem<wrong::text>)
      return Inputs::predict(*this, x...);
    else
      return detail::refused<Output>{};
  }
  /// The answer to one sample of one axis, as a list or an array: predict({1, 2, 3, 4}).
  template <std::size_t N>
  Output predict(const element (&x)[N]) const noexcept {
    return predict(Sample(x));
  }
  /// The answer to an array of two axes: a sample, or samples of one axis.
  template <std::size_t M, std::size_t N>
  auto predict(const element (&x)[M][N]) const {
    return predict(std::conditional_t < input::rank == 1, Samples, Sample > (x));
  }
  /// The answer to an expression, which is computed first: predict(x / 255).
  template <detail::networks::lazy X>
    requires(input_count == 1)
  auto predict(const X& x) const {
    return predict(tensor_of<typename X::value_type, typename X::shape>(x));
  }
  /// Refuses other data, in a sentence.
  template <class X>
    requires(input_count == 1 && !takes<X>() && !detail::networks::lazy<X>)
  constexpr detail::refused<Output> predict(const X&) const {
    using found = std::conditional_t<valid && !detail::is_refused<X>,
                                     typename detail::networks::input_problem<X, input, element>::type, detail::none>;
    using wrong = detail::explained<found>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
    return {};
  }
  /// Refuses a workspace of another network, and a length beside a workspace, in a sentence.
  template <class X, class W, class... More>
    requires(input_count == 1 && (sizeof...(More) > 0 || !(std::same_as<W, Workspace<A, T>> || std::integral<W>)))
  constexpr detail::refused<Output> predict(const X&, const W&, const More&...) const {
    using found =
        std::conditional_t<valid, detail::problems::argument_2_of_predict_is_a_workspace_of_the_network_and_not<W>,
                           detail::none>;
    using wrong = detail::explained<found>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
    return {};
  }
  /// Data whose shape only run time knows. Throws ShapeError if it is another than (None, input...).
  template <std::same_as<Array<element>> X>  // a template: lists are no Array
  Outputs predict(const X& x) const {
    return predict(x.template as<Samples>("Input 0 of Sequential is incompatible with the data"));
  }

  /// The answers to padded samples, of shape (B, output...): to each as to one of its own length. Throws ValueError
  /// where a layer needs more steps, and for a token that a vocabulary does not have.
  template <class U, class S>
    requires(input_count == 1)
  Outputs predict(const Padded<U, S>& x) const {
    return detail::networks::answers_to_padded<Network>(parameters_, state_, x);
  }
  /// The answer to one sample of `length` steps, whatever stands behind them; NaN where it cannot have so many.
  /// Allocates as predict of a sample does, with room for the sample.
  template <class X, std::integral Length>
    requires(input_count == 1)
  Output predict(const X& x, Length length) const noexcept {
    return detail::networks::answer_to_padded<Network>(parameters_, state_, x, length);
  }

  /// The same weights, for samples of N steps, or of another height: network.at<64>().predict(x). It copies none: the
  /// network must outlive it. Refused, in a sentence, where a layer's weights depend on that extent.
  template <std::size_t N>
  constexpr auto at() const noexcept DOVETAIL_LIFETIMEBOUND {
    using found = decltype(detail::networks::at_problem<A, N>());
    using wrong = detail::explained<std::conditional_t<valid, found, detail::none>>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
    if constexpr (valid && no_problem<wrong::text>)
      return NetworkAt<typename detail::networks::with_steps<A, N>::type, T>(parameters_, state_);
    else
      return detail::networks::refused_at<Output>{};
  }

  /// As predict.
  template <class... X>
  auto operator()(const X&... x) const {
    return predict(x...);
  }

  /// The parameters of layer Idx, and of layer Idx.J... in a container: network.layer<1>().kernel.
  template <std::size_t Idx, std::size_t... J>
  auto& layer() noexcept DOVETAIL_LIFETIMEBOUND {
    return detail::networks::parameters_part<Idx, J...>(parameters_, state_);
  }
  /// The parameters of layer Idx, to read.
  template <std::size_t Idx, std::size_t... J>
  const auto& layer() const noexcept DOVETAIL_LIFETIMEBOUND {
    return detail::networks::parameters_part<Idx, J...>(parameters_, state_);
  }
  /// What layer Idx keeps and does not train: network.state<2>().moving_mean.
  template <std::size_t Idx, std::size_t... J>
  auto& state() noexcept DOVETAIL_LIFETIMEBOUND {
    return detail::networks::state_part<Idx, J...>(state_);
  }
  /// What layer Idx keeps and does not train, to read.
  template <std::size_t Idx, std::size_t... J>
  const auto& state() const noexcept DOVETAIL_LIFETIMEBOUND {
    return detail::networks::state_part<Idx, J...>(state_);
  }

  /// Calls f(name, tensor) for each parameter: "1.kernel", "1.bias", "2.0.kernel", ...
  template <class Function>
  void for_each_parameter(Function f) {
    for_each_tensor([&](const TensorPath& path, auto& tensor) { f(path.text(), tensor); }, parameters_);
  }
  /// Calls f(name, tensor) for each parameter, to read.
  template <class Function>
  void for_each_parameter(Function f) const {
    for_each_tensor([&](const TensorPath& path, const auto& tensor) { f(path.text(), tensor); }, parameters_);
  }

  /// The record of all parameters, of the form that a gradient has.
  parameters_of<F, T>& parameters() noexcept DOVETAIL_LIFETIMEBOUND { return parameters_; }
  constexpr const parameters_of<F, T>& parameters() const noexcept DOVETAIL_LIFETIMEBOUND {
    return parameters_;
  }  ///< to read
  /// The record of all that is kept and not trained.
  state_of<F, T>& states() noexcept DOVETAIL_LIFETIMEBOUND { return state_; }
  constexpr const state_of<F, T>& states() const noexcept DOVETAIL_LIFETIMEBOUND { return state_; }  ///< to read

  /// Prints the layers with their output shapes, parameters and multiply-adds, and what is computed together in
  /// inference. summary_of<A, T>() is the same as data.
  [[gnu::cold]] void summary() const;

 private:
  template <std::size_t B>
  using ReadBatch = detail::layers::ReadBatch<element, B, input>;
  template <std::size_t B>
  using Batch = detail::layers::Batch<T, B, output>;
  static ReadBatch<1> one(const Sample& x) { return detail::layers::rows_at<ReadBatch<1>>(x, 0, 1); }
  static Batch<1> one_of(Output& y) { return detail::layers::rows_at<Batch<1>>(y, 0, 1); }

  // What costs compiling is a member outside the class, which `extern template` leaves to another file: see
  // docs/compile_time.md. Members inside are inline, and compiled in every file.
  void run(ReadBatch<1> x, Batch<1> y, std::byte* memory) const noexcept;
  void predict_into(Samples x, Outputs& y) const;

  friend detail::networks::Borrower;
  constexpr Network(parameters_of<F, T>&& parameters, state_of<F, T>&& state)
      : parameters_(std::move(parameters)), state_(std::move(state)) {}

  parameters_of<F, T> parameters_{};
  state_of<F, T> state_{};
};

/// Whether network.predict(x), model.predict(x) or model.fit(x, y) takes data of such types.
template <class N, class... Data>
concept accepts = N::template takes<Data...>();

template <class A, class T>
Network<A, T>::Network(Seed seed) {
  Random random(seed);
  F::template initialize<T>(parameters_, state_, random);
}
template <class A, class T>
void Network<A, T>::run(ReadBatch<1> x, Batch<1> y, std::byte* memory) const noexcept {
  detail::networks::run<F, T, 1>(parameters_, state_, x, y, memory);
}
template <class A, class T>
void Network<A, T>::predict_into(Samples x, Outputs& y) const {
  detail::networks::run_batch<F, T>(parameters_, state_, x, y);
}
template <class A, class T>
void Network<A, T>::summary() const {
  detail::networks::print_summary(summary_of<F, T>());
}

}  // namespace dovetail::inline DOVETAIL_TARGET
