// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>

#include <dovetail/storage/golden.hpp>

/// How a network answers samples, step by step: what golden samples are made of, and checked with.
namespace dovetail::inline DOVETAIL_TARGET::detail::storage {

// Runs the steps of inference for one sample, with the kernels of predict, and keeps what goes from step to step.
template <class Steps>
struct Trace;
template <class... S>
struct Trace<hana::tuple<S...>> {
  static constexpr std::size_t steps = sizeof...(S);
  // The layer before which each step ends; what only passes through belongs to the step before it.
  static constexpr std::array<std::size_t, steps + 1> first_layers(std::size_t layers) { return {S::index..., layers}; }

  // x is the sample at first, and the output at the end.
  template <class T>
  static void run(const auto& p, const auto& state, std::vector<T>& x, std::vector<LayerSize>& sizes) {
    constexpr auto first = first_layers(layers::tuple_length<std::remove_cvref_t<decltype(p)>>);
    layers::for_indices<steps>([&](auto i) {
      using Step = layers::element<i(), hana::tuple<S...>>;
      using L = typename Step::layer;
      std::vector<T> y(Step::output::size);
      scratch_of<L, T, 1> scratch;
      tensor::Block<std::byte> memory(layers::byte_count<scratch_of<L, T, 1>>(1) + 1);
      std::byte* next = memory.data();
      layers::place(scratch, next, 1);
      layers::run_forward<L>(hana::at_c<Step::index>(p), layers::ReadBatch<T, 1, typename Step::input>(x.data(), 1),
                             layers::Batch<T, 1, typename Step::output>(y.data(), 1),
                             Inference<L, T, 1>{hana::at_c<Step::index>(state), scratch});
      x.swap(y);
      sizes.push_back({first[i()], first[i() + 1] - 1, root_mean_square(x.data(), x.size())});
    });
  }
};

template <class A, class T>
[[gnu::cold]] void answer(const void* which, const double* x, double* y, std::vector<LayerSize>& layers) {
  using Net = Network<A, T>;
  const Net& network = *static_cast<const Net*>(which);
  std::vector<T> values(Net::input::size);
  for (T& value : values) value = static_cast<T>(*x++);
  layers.clear();
  Trace<networks::inference_steps<typename Net::architecture::stages>>::run(network.parameters(), network.states(),
                                                                            values, layers);
  for (const T value : values) *y++ = static_cast<double>(value);
}

/// The same weights, with what runs the network.
template <class A, class T>
[[gnu::cold]] Weights answering(Weights weights, const Network<A, T>& network) {
  using Net = Network<A, T>;
  weights.answers = {{Net::input::dims.begin(), Net::input::dims.end()},
                     {Net::output::dims.begin(), Net::output::dims.end()},
                     &network,
                     answer<A, T>};
  return weights;
}

// Whether X are samples of the network; where not, a sentence.
template <class Net, class X>
consteval bool are_samples() {
  constexpr bool fits =
      std::convertible_to<const X&, typename Net::Samples> || std::same_as<X, Array<typename Net::value_type>>;
  using found =
      typename networks::input_problem<X, shape::batch_shape<typename Net::input>, typename Net::value_type>::type;
  using wrong = explained<std::conditional_t<fits || !Net::valid, none, found>>;
  static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
  return fits && Net::valid;
}
template <class Net, class X>
[[gnu::cold]] GoldenTensors golden_tensors(Weights& weights, const X& x) {
  using T = typename Net::value_type;
  typename Net::Samples samples;
  if constexpr (std::same_as<X, Array<T>>)
    samples = x.template as<typename Net::Samples>("Input 0 of Sequential is incompatible with the data");
  else
    samples = x;
  return GoldenTensors(weights, samples.data(), samples.rows(), stored_code<T>());
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
