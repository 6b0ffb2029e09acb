// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>

#include <dovetail/networks/architecture.hpp>
#include <dovetail/networks/network_problem.hpp>
#include <dovetail/networks/part.hpp>
#include <dovetail/networks/summary.hpp>
#include <dovetail/networks/tokens.hpp>
#include <dovetail/networks/workspace.hpp>
#include <dovetail/tensor/array.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::networks {
/// predict of one sample keeps its activations on the stack up to that many bytes.
inline constexpr std::size_t stack_bytes = 64 * 1024;
/// A batch is predicted and evaluated that many rows at a time, which keeps the activations in the cache.
inline constexpr std::size_t rows_at_once = 128;

// What becomes a tensor, as x / 255 does: see expressions/expression.hpp.
template <class X>
concept lazy = !any_tensor<X> && requires {
  typename X::value_type;
  typename X::shape;
} && std::convertible_to<const X&, tensor_of<typename X::value_type, typename X::shape>>;
}  // namespace detail::networks

/// An architecture with its weights: all that inference needs. T is float or double.
/// A const network can be used from several threads.
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
  using Output = tensor_of<T, output>;                                 ///< (output...)
  using Outputs = tensor_of<T, detail::shape::batch_shape<output>>;    ///< (B, output...)

  static constexpr std::size_t parameter_count = F::parameter_count;  ///< trained numbers
  static constexpr std::size_t layer_count = F::layer_count;          ///< without Input

  /// Whether predict takes such data: see accepts.
  template <class X>
  static consteval bool takes() {
    if constexpr (detail::networks::lazy<X>) {
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
    constexpr std::size_t bytes = F::template inference_bytes<T>;
    if constexpr (bytes <= detail::networks::stack_bytes) {
      alignas(detail::tensor::alignment) std::byte memory[bytes + 1];
      run(x.data(), y.data(), memory);
    } else {
      run(x.data(), y.data(), detail::tensor::Block<std::byte>(bytes).data());
    }
    return y;
  }
  /// The answer to one sample, computed in memory of the caller's, whatever its size: never allocates. The view is of
  /// the workspace.
  view_of<const T, output> predict(Sample x, Workspace<A, T>& workspace) const noexcept {
    T* y = reinterpret_cast<T*>(workspace.data());
    run(x.data(), y, workspace.data() + Workspace<A, T>::output_bytes);
    return view_of<const T, output>(y);
  }
  /// The answers to a batch of any size, of shape (B, output...). Allocates them and its activations. Throws ValueError
  /// for a token that a vocabulary does not have.
  Outputs predict(Samples x) const {
    if constexpr (F::vocabulary > 0) detail::networks::check_tokens(x, F::vocabulary);
    auto y = Outputs::with_rows(x.rows());
    predict_into(x, y);
    return y;
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
  auto predict(const X& x) const {
    return predict(tensor_of<typename X::value_type, typename X::shape>(x));
  }
  /// Refuses other data, in a sentence.
  template <class X>
    requires(!takes<X>() && !detail::networks::lazy<X>)
  constexpr detail::refused<Output> predict(const X&) const {
    using found = std::conditional_t<valid && !detail::is_refused<X>,
                                     typename detail::networks::input_problem<X, input, element>::type, detail::none>;
    using wrong = detail::explained<found>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
    return {};
  }
  /// Refuses a workspace of another network, in a sentence.
  template <class X, class W>
    requires(!std::same_as<W, Workspace<A, T>>)
  constexpr detail::refused<Output> predict(const X&, const W&) const {
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

  /// Prints the layers with their output shapes and parameters. summary_of<A, T>() is the same as data.
  void summary() const;

 private:
  // What costs compiling is a member outside the class, which `extern template` leaves to another file: see
  // docs/compile_time.md. Members inside are inline, and compiled in every file.
  void run(const element* x, T* y, std::byte* memory) const noexcept;
  void predict_into(Samples x, Outputs& y) const;

  template <std::size_t B>
  void run(const element* x, T* y, std::size_t rows, std::byte* memory) const noexcept {
    scratch_of<F, T, B> scratch;
    detail::layers::place(scratch, memory, rows);
    F::forward(parameters_, detail::layers::ReadBatch<element, B, input>(x, rows),
               detail::layers::Batch<T, B, output>(y, rows), Inference<F, T, B>{state_, scratch});
  }

  friend detail::networks::Borrower;
  constexpr Network(parameters_of<F, T>&& parameters, state_of<F, T>&& state)
      : parameters_(std::move(parameters)), state_(std::move(state)) {}

  parameters_of<F, T> parameters_{};
  state_of<F, T> state_{};
};

/// Whether network.predict(x), model.predict(x) or model.fit(x, y) takes data of such types.
template <class N, class... Data>
concept accepts = N::template takes<Data...>();

namespace detail::networks {
template <class X>
inline constexpr bool is_network = false;
template <class A, class T>
inline constexpr bool is_network<Network<A, T>> = true;
template <class Out>
concept stream = requires(Out& out) { out.rdbuf(); };
}  // namespace detail::networks

/// Does not compile: std::cout << network.
template <detail::networks::stream Out, class A, class T>
constexpr Out& operator<<(Out& out, const Network<A, T>&) {
  using found =
      detail::problems::a_network_is_not_written_to_a_stream<detail::problems::write<detail::problems::summary()>>;
  using wrong = detail::explained<detail::of_call<found, Out>>;
  static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
  return out;
}

template <class A, class T>
Network<A, T>::Network(Seed seed) {
  Random random(seed);
  F::template initialize<T>(parameters_, state_, random);
}
template <class A, class T>
void Network<A, T>::run(const element* x, T* y, std::byte* memory) const noexcept {
  run<1>(x, y, 1, memory);
}
template <class A, class T>
void Network<A, T>::predict_into(Samples x, Outputs& y) const {
  const std::size_t most = (std::min)(x.rows(), detail::networks::rows_at_once);
  detail::tensor::Block<std::byte> memory(F::template batch_inference_bytes<T>(most));
  for (std::size_t i = 0; i < x.rows(); i += most)
    run<dynamic>(x.data() + i * input::size, y.data() + i * output::size, (std::min)(most, x.rows() - i),
                 memory.data());
}
template <class A, class T>
void Network<A, T>::summary() const {
  detail::networks::print_summary(summary_of<F, T>());
}

}  // namespace dovetail::inline DOVETAIL_TARGET
