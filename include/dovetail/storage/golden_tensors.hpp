// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <concepts>
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
  /// Borrows `count` samples and runs them. Answers are stored with elements of `type`.
  [[gnu::cold]] GoldenTensors(StateDict<const std::byte>& dict, const Predictor& network, const void* samples,
                              std::size_t count, std::string_view type) {
    const std::size_t inputs = product(network.input), outputs = product(network.output),
                      layer_count = dict.architecture.layers.size();
    if (count == 0) fail<ShapeError>("golden samples: expected at least 1 sample, found none");
    std::vector<double> x(inputs), y(outputs), sizes(layer_count);
    std::vector<LayerSize> layers;
    const std::size_t bytes = stored_type(network.element)->bytes;
    const auto* from = static_cast<const std::byte*>(samples);
    for (std::size_t i = 0; i < count; ++i) {
      convert(network.element, from + i * inputs * bytes, "F64", inputs, reinterpret_cast<std::byte*>(x.data()));
      network.predict(x.data(), y.data(), layers);
      for (const auto* numbers : {&x, &y})
        for (const double number : *numbers)
          if (!is_finite(number))
            fail<ValueError>({"golden sample ", i, " has ", number, " in its ", numbers == &x ? "input" : "output",
                              ": expected finite numbers"});
      std::ranges::fill(sizes, -1);
      for (const LayerSize& layer : layers) sizes[layer.last] = layer.size;
      append(outputs_, y, type);
      append(layers_, sizes, type);
    }
    const auto add = [&](std::string_view name, std::string_view code, std::vector<std::size_t> extents,
                         const std::byte* data) {
      extents.insert(extents.begin(), count);
      const std::size_t elements = product(extents);
      dict.tensors.push_back({std::string(name), code, extents, elements, elements * stored_type(code)->bytes, data});
    };
    add(golden_input, network.element, network.input, from);
    add(golden_output, type, network.output, outputs_.data());
    add(golden_layers, type, {layer_count}, layers_.data());
  }
  GoldenTensors(const GoldenTensors&) = delete;
  GoldenTensors& operator=(const GoldenTensors&) = delete;

 private:
  static std::size_t product(const std::vector<std::size_t>& extents) {
    std::size_t elements = 1;
    for (const std::size_t extent : extents) elements *= extent;
    return elements;
  }
  [[gnu::cold]] static void append(std::vector<std::byte>& to, const std::vector<double>& numbers,
                                   std::string_view type) {
    const std::size_t before = to.size();
    to.resize(before + numbers.size() * stored_type(type)->bytes);
    convert("F64", reinterpret_cast<const std::byte*>(numbers.data()), type, numbers.size(), to.data() + before);
  }

  std::vector<std::byte> outputs_, layers_;
};

// Whether X are samples of the network; refuses them otherwise.
template <class Net, class X>
consteval bool are_samples() {
  constexpr bool fits =
      std::convertible_to<const X&, typename Net::Samples> || std::same_as<X, Array<typename Net::element>>;
  using found =
      typename networks::input_problem<X, shape::batch_shape<typename Net::input>, typename Net::element>::type;
  using wrong = explained<std::conditional_t<fits || !Net::valid, none, found>>;
  static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
  return fits && Net::valid;
}

/// Adds golden samples to what is saved, which borrows them from the result.
template <class A, class T, class X>
[[gnu::cold]] GoldenTensors golden_tensors(StateDict<const std::byte>& dict, const Network<A, T>& network, const X& x) {
  typename Network<A, T>::Samples samples;
  if constexpr (std::same_as<X, Array<typename Network<A, T>::element>>)
    samples = x.template as<typename Network<A, T>::Samples>("Input 0 of Sequential is incompatible with the data");
  else
    samples = x;
  return GoldenTensors(dict, NetworkPredictor(network), samples.data(), samples.rows(), stored_code<T>());
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
