// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cmath>
#include <cstddef>
#include <type_traits>
#include <vector>

#include <dovetail/networks/network.hpp>
#include <dovetail/storage/elements.hpp>
#include <dovetail/storage/predictor.hpp>
#include <dovetail/tensor/cast.hpp>

/// Runs a network step by step, to make golden samples and to check them.
namespace dovetail::inline DOVETAIL_TARGET::detail::storage {

/// √(Σ x² / count): the size of what a layer gives.
template <class T>
double root_mean_square(const T* x, std::size_t count) {
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += static_cast<double>(x[i]) * static_cast<double>(x[i]);
  return std::sqrt(sum / static_cast<double>(count));
}

// Runs the steps of inference on one sample, with the kernels of predict, and measures what each step gives.
template <class Steps>
struct Trace;
template <class... S>
struct Trace<hana::tuple<S...>> {
  static constexpr std::size_t steps = sizeof...(S);
  // The first layer of each step, then the number of layers: a layer that only passes values on belongs to the step
  // before it.
  static constexpr std::array<std::size_t, steps + 1> first_layers(std::size_t layers) { return {S::index..., layers}; }

  // The answer y to a sample, which some pass on as it is.
  template <class T, class Element>
  static void run(const auto& p, const auto& state, const std::vector<Element>& sample, std::vector<T>& x,
                  std::vector<LayerSize>& sizes) {
    if constexpr (steps == 0) x = sample;
    constexpr auto first = first_layers(layers::tuple_length<std::remove_cvref_t<decltype(p)>>);
    layers::for_indices<steps>([&](auto i) {
      using Step = layers::element<i(), hana::tuple<S...>>;
      std::vector<T> y(Step::output::size);
      networks::run_stage_alone<Step, T, 1>(p, networks::taken < Step, 1, i() == 0 > (sample.data(), x.data(), 1),
                                            layers::Batch<T, 1, typename Step::output>(y.data(), 1), state);
      x.swap(y);
      sizes.push_back({first[i()], first[i() + 1] - 1, root_mean_square(x.data(), x.size())});
    });
  }
};

/// A network as a Predictor, borrowed.
template <class A, class T>
class NetworkPredictor final : public Predictor {
  using Net = Network<A, T>;
  using Element = typename Net::element;
  static_assert(!stored_code<Element>().empty(), "dovetail: files do not hold elements of this type");

 public:
  [[gnu::cold]] explicit NetworkPredictor(const Net& network)
      : Predictor({Net::input::dims.begin(), Net::input::dims.end()},
                  {Net::output::dims.begin(), Net::output::dims.end()}, stored_code<Element>()),
        network_(network) {}

  [[gnu::cold]] void predict(const double* x, double* y, std::vector<LayerSize>& layers) const override {
    std::vector<Element> sample(Net::input::size);
    for (Element& value : sample) value = tensor::cast_element<Element>(*x++);
    std::vector<T> values;
    layers.clear();
    Trace<networks::inference_stages<typename Net::architecture::stages>>::run(network_.parameters(), network_.states(),
                                                                               sample, values, layers);
    for (const T value : values) *y++ = static_cast<double>(value);
  }

 private:
  const Net& network_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
