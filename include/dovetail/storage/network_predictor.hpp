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
template <class Pipeline, class Stages = typename Pipeline::stages>
struct Trace;
template <class Pipeline, class... S>
struct Trace<Pipeline, hana::tuple<S...>> {
  static constexpr std::size_t steps = sizeof...(S);
  // The first layer of each step, then the number of layers: a layer that only passes values on belongs to the step
  // before it.
  static constexpr std::array<std::size_t, steps + 1> first_layers(std::size_t layers) { return {S::index..., layers}; }

  // The answer y to a sample, which some pass on as it is.
  template <class T, class Element>
  static void run(const auto& p, const auto& state, const std::vector<Element>& sample, std::vector<T>& x,
                  std::vector<LayerSize>& sizes) {
    constexpr auto first = first_layers(layers::tuple_length<std::remove_cvref_t<decltype(p)>>);
    constexpr auto& wires = Pipeline::wires;
    std::array<std::vector<T>, 1 + steps> values;
    if constexpr (std::same_as<Element, T>) values[0] = sample;
    std::array<const T*, 1 + steps> from{values[0].data()};
    layers::for_indices<steps>([&](auto i) {
      using Step = layers::element<i(), hana::tuple<S...>>;
      std::vector<T>& y = values[i() + 1];
      y.resize(Step::output::size);
      from[i() + 1] = y.data();
      const auto in = [&] {
        if constexpr (wires.count(i()) == 1 && wires.taken[wires.first[i()]] == 0)
          return layers::ReadBatch<Element, 1, typename Step::input>(sample.data(), 1);
        else
          return layers::make_views<layers::ReadBatch<T, 1, typename Step::input>>::from(
              wires.taken.data() + wires.first[i()], from, 1);
      }();
      networks::run_stage_alone<Step, T, 1>(p, in, layers::Batch<T, 1, typename Step::output>(y.data(), 1), state);
      sizes.push_back({first[i()], first[i() + 1] - 1, root_mean_square(y.data(), y.size())});
    });
    x.swap(values[wires.outputs[0]]);
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
    Trace<typename Net::architecture::inference>::run(network_.parameters(), network_.states(), sample, values, layers);
    for (const T value : values) *y++ = static_cast<double>(value);
  }

 private:
  const Net& network_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
