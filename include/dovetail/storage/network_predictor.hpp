// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <dovetail/networks/network.hpp>
#include <dovetail/storage/elements.hpp>
#include <dovetail/storage/predictor.hpp>
#include <dovetail/storage/state_dict.hpp>
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

  // The outputs that a batch of one, x, leads to, each with its elements.
  template <class T>
  static std::vector<std::vector<T>> run(const auto& p, const auto& state, const auto& x,
                                         std::vector<LayerSize>& sizes) {
    constexpr auto first = first_layers(layers::tuple_length<std::remove_cvref_t<decltype(p)>>);
    constexpr auto& wires = Pipeline::wires;
    constexpr std::size_t inputs = wires.input_count;
    std::array<std::vector<T>, inputs + steps> values;
    std::array<const T*, inputs + steps> from{};
    std::size_t input = 0;
    layers::for_each_view(
        [&](const auto& view) {
          if constexpr (std::same_as<decltype(view.data()), const T*>)
            values[input].assign(view.data(), view.data() + view.size()), from[input] = values[input].data();
          ++input;
        },
        x);
    layers::for_indices<steps>([&](auto i) {
      using Step = layers::element<i(), hana::tuple<S...>>;
      constexpr std::size_t taken = wires.taken[wires.first[i()]];
      std::vector<T>& y = values[inputs + i()];
      y.resize(Step::output::size);
      from[inputs + i()] = y.data();
      const auto in = [&] {
        if constexpr (wires.count(i()) == 1 && taken < inputs) {
          const auto& view = layers::view_at<taken>(x);
          using Element = typename std::remove_cvref_t<decltype(view)>::value_type;
          return layers::ReadBatch<Element, 1, typename Step::input>(view.data(), 1);
        } else {
          return layers::make_views<layers::ReadBatch<T, 1, typename Step::input>>::from(
              wires.taken.data() + wires.first[i()], from, 1);
        }
      }();
      networks::run_stage_alone<Step, T, 1>(p, in, layers::Batch<T, 1, typename Step::output>(y.data(), 1), state);
      sizes.push_back({first[i()], first[i() + 1] - 1, root_mean_square(y.data(), y.size())});
    });
    std::vector<std::vector<T>> outputs;
    for (const std::size_t value : wires.outputs) outputs.push_back(values[value]);
    return outputs;
  }
};

/// A network as a Predictor, borrowed.
template <class A, class T>
class NetworkPredictor final : public Predictor {
  using Net = Network<A, T>;

 public:
  [[gnu::cold]] explicit NetworkPredictor(const Net& network) : network_(network) {
    add_ends<typename Net::Sample>(inputs, golden_input);
    add_ends<dovetail::detail::layers::Batch<T, 1, typename Net::output>>(outputs, golden_output);
    for (NetworkEnd& output : outputs) output.extents.erase(output.extents.begin());
  }

  [[gnu::cold]] void predict(const double* x, double* y, std::vector<LayerSize>& sizes) const override {
    typename layers::owning<typename Net::Sample>::type sample{};
    layers::for_each_view(
        [&](auto& tensor) {
          for (auto& value : tensor.flat()) value = tensor::cast_element<std::remove_cvref_t<decltype(value)>>(*x++);
        },
        sample);
    sizes.clear();
    using Batch = layers::ReadBatch<typename Net::element, 1, typename Net::input>;
    for (const auto& output : Trace<typename Net::architecture::inference>::template run<T>(
             network_.parameters(), network_.states(), layers::rows_at<Batch>(sample, 0, 1), sizes))
      for (const T value : output) *y++ = static_cast<double>(value);
  }

 private:
  template <class Views>
  static void add_ends(std::vector<NetworkEnd>& ends, std::string_view name) {
    constexpr std::size_t count = (std::max)(layers::tuple_length<Views>, std::size_t{1});
    layers::for_each_view(
        [&](const auto& view) {
          using V = std::remove_cvref_t<decltype(view)>;
          constexpr std::string_view code = stored_code<typename V::value_type>();
          static_assert(!code.empty(), "dovetail: files do not hold elements of this type");
          ends.push_back({count == 1 ? std::string(name) : sentence({name, ".", ends.size()}),
                          {V::shape::dims.begin(), V::shape::dims.end()},
                          code});
        },
        Views());
  }

  const Net& network_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
