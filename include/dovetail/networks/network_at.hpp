// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/network_problem.hpp>
#include <dovetail/networks/run.hpp>
#include <dovetail/networks/tokens.hpp>
#include <dovetail/networks/workspace.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <std::size_t N>
struct has_weights_of_another_shape_where_the_leading_extent_of_the_input_is {};
/// network.at<64>() where the first layer states its shape
template <class A, class Else>
struct A_does_not_begin_with_an_Input {};
template <std::size_t N>
struct whose_leading_extent_at_makes {};
/// of a graph of several
template <class A>
struct at_binds_a_network_of_one_input_and_one_output_and_not {};
}  // namespace detail::problems

namespace detail::networks {

/// An architecture whose Input has another leading extent.
template <class A, std::size_t N>
struct with_steps {
  using type = A;
  using problem = problems::A_does_not_begin_with_an_Input<A, problems::whose_leading_extent_at_makes<N>>;
};
template <template <class...> class Container, std::size_t T, std::size_t... E, class... L, std::size_t N>
struct with_steps<Container<Input<T, E...>, L...>, N> {
  using type = Container<Input<N, E...>, L...>;
  using problem = none;
};

// The first layer of F that has other records in G, which has the same layers, where the leading extent of the input is
// N.
template <class F, class G, std::size_t N>
consteval auto other_records() {
  return []<std::size_t... Idx>(std::index_sequence<Idx...>) {
    return first_wrong<std::conditional_t<
        std::same_as<parameters_of<typename layers::element<Idx, typename F::stages>::layer, float>,
                     parameters_of<typename layers::element<Idx, typename G::stages>::layer, float>> &&
            std::same_as<state_of<typename layers::element<Idx, typename F::stages>::layer, float>,
                         state_of<typename layers::element<Idx, typename G::stages>::layer, float>>,
        none,
        problems::layer<layers::element<Idx, typename F::stages>::index,
                        typename layers::element<Idx, typename F::stages>::written,
                        problems::has_weights_of_another_shape_where_the_leading_extent_of_the_input_is<N>>>...>{};
  }(std::make_index_sequence<layers::tuple_length<typename F::stages>>{});
}
// Why Network<A> cannot be bound to N steps, or none.
template <class A, std::size_t N>
consteval auto at_problem() {
  using Other = with_steps<A, N>;
  using F = resolved<A>;
  if constexpr (layers::value_count<typename F::input> > 1 || layers::value_count<typename F::output> > 1) {
    return problems::at_binds_a_network_of_one_input_and_one_output_and_not<A>{};
  } else if constexpr (!is_none<typename Other::problem>) {
    return typename Other::problem{};
  } else if constexpr (!is_none<architecture_problem<typename Other::type>>) {
    return architecture_problem<typename Other::type>{};
  } else {
    return other_records<F, resolved<typename Other::type>, N>();
  }
}

/// What network.at gives where it is refused: it answers to anything, so that nothing after it fails.
template <class Output>
struct refused_at {
  constexpr refused<Output> predict(const auto&...) const { return {}; }
};
}  // namespace detail::networks

/// The weights of a network, bound to samples of another leading extent: what Network::at gives. It borrows them, and
/// sees it when they change; the network must outlive it.
template <class A, class T>
class NetworkAt {
  using F = resolved<A>;

 public:
  using architecture = F;                                              ///< the layers, bound
  using value_type = T;                                                ///< of weights and outputs
  using element = detail::layers::element_of<F, T>;                    ///< of samples
  using input = typename F::input;                                     ///< the shape of a sample
  using output = typename F::output;                                   ///< the shape of its answer
  using Sample = view_of<const element, input>;                        ///< (input...)
  using Samples = detail::layers::ReadBatch<element, dynamic, input>;  ///< (B, input...)
  using Output = tensor_of<T, output>;                                 ///< (output...)
  using Outputs = tensor_of<T, detail::shape::batch_shape<output>>;    ///< (B, output...)
  static constexpr bool valid = true;                                  ///< it is of a network that is

  /// Borrows the weights of a network.
  constexpr NetworkAt(const parameters_of<F, T>& parameters, const state_of<F, T>& state)
      : parameters_(&parameters), state_(&state) {}

  /// The answer to one sample, as Network::predict.
  Output predict(Sample x) const noexcept {
    Output y;
    detail::networks::with_memory<F::template inference_bytes<T>>([&](std::byte* memory) { run(x, y.data(), memory); });
    return y;
  }
  /// The answer to one sample, computed in memory of the caller's.
  view_of<const T, output> predict(Sample x, Workspace<A, T>& workspace) const noexcept {
    T* y = reinterpret_cast<T*>(workspace.data());
    run(x, y, workspace.data() + Workspace<A, T>::output_bytes);
    return view_of<const T, output>(y);
  }
  /// The answers to a batch. Throws ValueError for a token that a vocabulary does not have.
  Outputs predict(Samples x) const {
    detail::networks::check_tokens_of<F>(x);
    auto y = Outputs::with_rows(x.rows());
    detail::networks::run_batch<F, T>(*parameters_, *state_, x, y);
    return y;
  }
  /// The answer to one sample of one axis, as a list or an array: predict({1, 2, 3, 4}).
  template <std::size_t N>
  Output predict(const element (&x)[N]) const noexcept {
    return predict(Sample(x));
  }
  /// Refuses other data, in a sentence.
  template <class X>
    requires(!std::convertible_to<const X&, Sample> && !std::convertible_to<const X&, Samples>)
  constexpr detail::refused<Output> predict(const X&) const {
    using wrong = detail::explained<typename detail::networks::input_problem<X, input, element>::type>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
    return {};
  }

 private:
  void run(Sample x, T* y, std::byte* memory) const noexcept {
    detail::networks::run<F, T, 1>(*parameters_, *state_, detail::layers::ReadBatch<element, 1, input>(x.data(), 1),
                                   detail::layers::Batch<T, 1, output>(y, 1), memory);
  }

  const parameters_of<F, T>* parameters_;
  const state_of<F, T>* state_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
