// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>

#include <dovetail/storage/differences.hpp>

/// Golden samples: a few inputs that travel with the weights, and what the network made of them. Weights that do not
/// reproduce them are not loaded.
namespace dovetail::inline DOVETAIL_TARGET::detail::storage {

/// What a file tells of its golden samples.
struct GoldenSamples {
  std::size_t count = 0;
  std::vector<double> input, output;  // of one sample behind the other
  std::vector<double> layers;         // the size of what each layer gives, and below 0 where it is not known; or none
  double tolerance = 0;
};

/// How far an output may be off, as a share of the largest one, where numbers of this type take part. Other machines
/// and compilers add in another order: with thousands of terms a layer that is some 1e-6 in float, and 1e-15 in double.
/// A weight in 16 bits is off by half a unit of its last place, 5e-4 or 4e-3, and the layers carry that on: 40 times as
/// much.
constexpr double golden_tolerance(std::string_view type) {
  return type == "BF16" ? 0.15 : type == "F16" ? 0.02 : type == "F32" ? 1e-4 : 1e-10;
}

/// √(Σ x² / count): the size of what a layer gives.
template <class T>
double root_mean_square(const T* x, std::size_t count) {
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += static_cast<double>(x[i]) * static_cast<double>(x[i]);
  return std::sqrt(sum / static_cast<double>(count));
}

/// Whether the file's golden samples are samples of this network.
[[gnu::cold]] inline void compare_golden(const StoredHeader& header, const Answers& network, Differences& differences) {
  const auto input = header.tensors.find(golden_input), output = header.tensors.find(golden_output),
             layers = header.tensors.find(golden_layers), none = header.tensors.end();
  if (input == none && output == none && layers == none) return;
  const auto check = [&](auto found, std::string_view name, const std::vector<std::size_t>& sample) {
    if (found == none) return differences.add(name, "is missing in the file, which has golden samples");
    std::vector<std::size_t> extents = found->second.extents;
    if (extents.empty() || !std::equal(extents.begin() + 1, extents.end(), sample.begin(), sample.end()))
      return differences.add(name, {"has shape ", extents, " in the file, expected samples of shape ", sample});
    if (extents[0] == 0) differences.add(name, "has no sample in the file");
    if (input != none && !input->second.extents.empty() && extents[0] != input->second.extents[0])
      differences.add(name, {"has ", extents[0], " samples in the file, expected those of golden.input, ",
                             input->second.extents[0]});
    if (!converts(found->second.type, "F64"))
      differences.add(name,
                      {"has elements of type ", found->second.type, " in the file, expected F64, F32, F16 or BF16"});
  };
  check(input, golden_input, network.input);
  check(output, golden_output, network.output);
  if (layers != none) check(layers, golden_layers, {differences.network().layers.size()});
}

/// The elements of a tensor of the file, as those of another type.
template <class Source>
[[gnu::cold]] std::vector<std::byte> read_elements(const Source& source, const StoredHeader& header,
                                                   const StoredTensor& tensor, std::string_view name,
                                                   std::string_view type, Differences& differences) {
  std::vector<std::byte> raw(tensor.end - tensor.begin);
  source.read(header.size + tensor.begin, reinterpret_cast<unsigned char*>(raw.data()), raw.size());
  if (tensor.type == type) return raw;
  const std::size_t count = raw.size() / stored_type(tensor.type)->bytes;
  std::vector<std::byte> elements(count * stored_type(type)->bytes);
  const std::size_t fine = convert(tensor.type, raw.data(), type, count, elements.data());
  if (fine < count)
    differences.add(name, {"has an element in the file, number ", fine, ", that is too large for ", type});
  return elements;
}

/// The golden samples of a file, or none.
template <class Source>
[[gnu::cold]] GoldenSamples read_golden(const Source& source, const StoredHeader& header, const Weights& weights,
                                        Differences& differences) {
  GoldenSamples golden;
  const auto read = [&](std::string_view name) {
    const auto found = header.tensors.find(name);
    if (found == header.tensors.end()) return std::vector<double>();
    const auto bytes = read_elements(source, header, found->second, name, "F64", differences);
    std::vector<double> numbers(bytes.size() / sizeof(double));
    if (!bytes.empty()) std::memcpy(numbers.data(), bytes.data(), bytes.size());
    golden.count = found->second.extents[0];
    return numbers;
  };
  golden.layers = read(golden_layers);
  golden.output = read(golden_output);
  golden.input = read(golden_input);
  for (const Slot& slot : weights.slots) golden.tolerance = std::max(golden.tolerance, golden_tolerance(slot.type));
  for (const auto& [name, tensor] : header.tensors)
    if (converts(tensor.type, "F64")) golden.tolerance = std::max(golden.tolerance, golden_tolerance(tensor.type));
  return golden;
}

/// Golden samples to be saved: as long as it lives, `weights` has tensors of them.
class GoldenTensors {
 public:
  /// Of `count` samples, whose elements are of `type` and borrowed.
  [[gnu::cold]] GoldenTensors(Weights& weights, const void* samples, std::size_t count, std::string_view type) {
    const Answers& network = weights.answers;
    const std::size_t inputs = product(network.input), outputs = product(network.output),
                      layer_count = weights.architecture.layers.size();
    if (count == 0) fail<ShapeError>("golden samples: expected at least 1 sample, found none");
    std::vector<double> x(inputs), y(outputs), sizes(layer_count);
    std::vector<LayerSize> layers;
    const std::size_t bytes = stored_type(type)->bytes;
    const auto* from = static_cast<const std::byte*>(samples);
    for (std::size_t i = 0; i < count; ++i) {
      convert(type, from + i * inputs * bytes, "F64", inputs, reinterpret_cast<std::byte*>(x.data()));
      network.run(network.network, x.data(), y.data(), layers);
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
    const auto add = [&](std::string_view name, std::vector<std::size_t> extents, const std::byte* data) {
      extents.insert(extents.begin(), count);
      const std::size_t elements = product(extents);
      weights.slots.push_back(
          {std::string(name), type, extents, elements, elements * bytes, const_cast<std::byte*>(data)});
    };
    add(golden_input, network.input, from);
    add(golden_output, network.output, outputs_.data());
    add(golden_layers, {layer_count}, layers_.data());
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

/// Where an element stands: "(2, 7)".
[[gnu::cold]] inline std::string place_of(std::size_t element, std::vector<std::size_t> extents) {
  for (std::size_t axis = extents.size(); axis-- > 0;) {
    const std::size_t extent = extents[axis];
    extents[axis] = element % extent;
    element /= extent;
  }
  return sentence(extents);
}

/// Runs the samples, and tells what comes out otherwise.
[[gnu::cold]] inline void check_golden(const GoldenSamples& golden, const Weights& weights, Differences& differences) {
  const Answers& network = weights.answers;
  if (golden.count == 0) return;
  const std::size_t samples = golden.count, layer_count = weights.architecture.layers.size();
  const std::size_t inputs = golden.input.size() / samples, outputs = golden.output.size() / samples;
  double largest = 0;
  for (const double y : golden.output) largest = std::max(largest, std::abs(y));
  // Not <=: a NaN differs.
  const auto differs = [&](double found, double expected, double scale) {
    return !(std::abs(found - expected) <= golden.tolerance * scale);
  };
  std::vector<double> found(outputs);
  std::vector<LayerSize> layers;
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < samples; ++i) {
    const double* const expected = &golden.output[i * outputs];
    network.run(network.network, &golden.input[i * inputs], found.data(), layers);
    std::size_t worst = outputs;
    for (std::size_t k = 0; k < outputs; ++k)
      if (differs(found[k], expected[k], largest) &&
          (worst == outputs || std::abs(found[k] - expected[k]) > std::abs(found[worst] - expected[worst])))
        worst = k;
    if (worst == outputs || ++wrong > 10) continue;
    std::string where;
    for (const LayerSize& layer : layers) {
      if (golden.layers.empty()) break;
      const double size = golden.layers[i * layer_count + layer.last];
      if (size < 0 || !differs(layer.size, size, size)) continue;
      where = sentence({"; the first layer that differs is layer ", layer.first, ", ",
                        weights.architecture.layers[layer.first].text});
      break;
    }
    differences.add({"golden sample ", i, ": output ", place_of(worst, network.output), " is ", found[worst],
                     ", expected ", expected[worst], where});
  }
  if (wrong > 10) differences.add({wrong - 10, " more golden samples differ"});
}

/// Gives a network the elements that were read, until they turn out to be wrong.
class Exchange {
 public:
  Exchange(const Weights& weights, std::vector<std::vector<std::byte>>& elements)
      : weights_(weights), elements_(elements) {
    swap();
  }
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;
  ~Exchange() {
    if (!kept_) swap();
  }
  void keep() { kept_ = true; }

 private:
  [[gnu::cold]] void swap() {
    for (std::size_t i = 0; i < elements_.size(); ++i)
      std::swap_ranges(elements_[i].begin(), elements_[i].end(), weights_.slots[i].data);
  }

  const Weights& weights_;
  std::vector<std::vector<std::byte>>& elements_;
  bool kept_ = false;
};

/// Gives the network its tensors, unless the file has golden samples that they do not reproduce.
[[gnu::cold]] inline void replace(const Weights& weights, std::vector<std::vector<std::byte>>& elements,
                                  const GoldenSamples& golden, const std::string& file, Differences& differences) {
  differences.refuse(file);
  Exchange exchange(weights, elements);
  check_golden(golden, weights, differences);
  differences.refuse(file);
  exchange.keep();
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
