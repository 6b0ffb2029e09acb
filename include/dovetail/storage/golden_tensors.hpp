// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <concepts>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dovetail/storage/network_predictor.hpp>
#include <dovetail/storage/safetensors.hpp>
#include <dovetail/storage/state_dict.hpp>

/// Golden samples, as they are written: see golden.hpp.
namespace dovetail::inline DOVETAIL_TARGET::detail::storage {

/// Golden samples to be saved: adds tensors to what is saved, which borrows them from this.
class GoldenTensors {
 public:
  /// Borrows `count` samples of each input and runs them. Answers are stored with elements of `type`.
  [[gnu::cold]] GoldenTensors(StateDict<const std::byte>& dict, const Predictor& network,
                              const std::vector<const void*>& samples, std::size_t count, std::string_view type) {
    const std::size_t layer_count = dict.architecture.layers.size();
    if (count == 0) fail<ShapeError>("golden samples: expected at least 1 sample, found none");
    std::vector<double> x, y, sizes(layer_count);
    std::vector<LayerSize> layers;
    outputs_.resize(network.outputs.size());
    for (const NetworkEnd& output : network.outputs) y.resize(y.size() + output.size());
    for (std::size_t i = 0; i < count; ++i) {
      x.clear();
      for (std::size_t k = 0; k < samples.size(); ++k) {
        const NetworkEnd& input = network.inputs[k];
        const std::size_t bytes = input.size() * stored_type(input.element)->bytes, before = x.size();
        x.resize(before + input.size());
        convert(input.element, static_cast<const std::byte*>(samples[k]) + i * bytes, "F64", input.size(),
                reinterpret_cast<std::byte*>(x.data() + before));
      }
      network.predict(x.data(), y.data(), layers);
      for (const auto* numbers : {&x, &y})
        for (const double number : *numbers)
          if (!is_finite(number))
            fail<ValueError>({"golden sample ", i, " has ", number, " in its ", numbers == &x ? "input" : "output",
                              ": expected finite numbers"});
      std::ranges::fill(sizes, -1);
      for (const LayerSize& layer : layers) sizes[layer.last] = layer.size;
      const double* answer = y.data();
      for (std::size_t o = 0; o < outputs_.size(); answer += network.outputs[o].size(), ++o)
        append(outputs_[o], {answer, network.outputs[o].size()}, type);
      append(layers_, sizes, type);
    }
    const auto add = [&](const std::string& name, std::string_view code, std::vector<std::size_t> extents,
                         const void* data) {
      extents.insert(extents.begin(), count);
      const std::size_t elements = NetworkEnd{{}, extents}.size();
      dict.tensors.push_back(
          {name, code, extents, elements, elements * stored_type(code)->bytes, static_cast<const std::byte*>(data)});
    };
    for (std::size_t k = 0; k < samples.size(); ++k)
      add(network.inputs[k].name, network.inputs[k].element, network.inputs[k].extents, samples[k]);
    for (std::size_t o = 0; o < outputs_.size(); ++o)
      add(network.outputs[o].name, type, network.outputs[o].extents, outputs_[o].data());
    add(std::string(golden_layers), type, {layer_count}, layers_.data());
  }
  GoldenTensors(const GoldenTensors&) = delete;
  GoldenTensors& operator=(const GoldenTensors&) = delete;

 private:
  [[gnu::cold]] static void append(std::vector<std::byte>& to, std::span<const double> numbers, std::string_view type) {
    const std::size_t before = to.size();
    to.resize(before + numbers.size() * stored_type(type)->bytes);
    convert("F64", reinterpret_cast<const std::byte*>(numbers.data()), type, numbers.size(), to.data() + before);
  }

  std::vector<std::vector<std::byte>> outputs_;  // of each output
  std::vector<std::byte> layers_;
};

/// What samples of several inputs become, in braces: {image, meta}. Of one input no braces are taken.
template <class Net>
using SeveralSamples = std::conditional_t<(Net::input_count > 1), typename Net::Samples, Nothing<>>;

// Whether X are samples of the network; refuses them otherwise.
template <class Net, class X>
consteval bool are_samples() {
  if constexpr (Net::input_count > 1) {  // the call has them already
    return Net::valid;
  } else {
    constexpr bool fits =
        std::convertible_to<const X&, typename Net::Samples> || std::same_as<X, Array<typename Net::element>>;
    using found =
        typename networks::input_problem<X, shape::batch_shape<typename Net::input>, typename Net::element>::type;
    using wrong = explained<std::conditional_t<fits || !Net::valid, none, found>>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
    return fits && Net::valid;
  }
}

/// Adds golden samples to what is saved, which borrows them from the result.
template <class A, class T, class X>
[[gnu::cold]] GoldenTensors golden_tensors(StateDict<const std::byte>& dict, const Network<A, T>& network, const X& x) {
  typename Network<A, T>::Samples samples;
  if constexpr (std::same_as<X, Array<typename Network<A, T>::element>>)
    samples = x.template as<typename Network<A, T>::Samples>("Input 0 of Sequential is incompatible with the data");
  else
    samples = x;
  std::vector<const void*> places;
  layers::for_each_view([&](const auto& view) { places.push_back(view.data()); }, samples);
  return GoldenTensors(dict, NetworkPredictor(network), places, layers::rows_of(samples), stored_code<T>());
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
