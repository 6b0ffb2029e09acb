// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include <dovetail/data/with_extents.hpp>
#include <dovetail/storage/differences.hpp>
#include <dovetail/storage/predictor.hpp>

/// Golden samples: a few inputs that travel with the weights, and the network's answers to them. Weights that do not
/// reproduce the answers are not loaded.
namespace dovetail::inline DOVETAIL_TARGET::detail::storage {

/// The golden samples of a file.
struct StoredSamples {
  std::size_t count = 0;
  std::vector<double> input, output;  // of all samples in order
  std::vector<double> layers;         // the size of what each layer gives, below 0 if unknown; may be empty
  double tolerance = 0;
};

/// How far an output may be off, as a fraction of the largest one, if numbers of this type take part. Other machines
/// and compilers add in another order: with thousands of terms per layer that makes some 1e-6 in float, and 1e-15 in
/// double. A weight in 16 bits is off by half a unit in its last place, 5e-4 or 4e-3, and the layers amplify that: 40
/// times as much is allowed.
constexpr double golden_tolerance(std::string_view type) {
  return type == "BF16" ? 0.15 : type == "F16" ? 0.02 : type == "F32" ? 1e-4 : 1e-10;
}

/// Compares the shapes and types of the file's golden samples with those of a network.
[[gnu::cold]] inline void compare_golden(const StoredHeader& header, const Predictor& network,
                                         Differences& differences) {
  const auto input = header.tensors.find(golden_input), output = header.tensors.find(golden_output),
             layers = header.tensors.find(golden_layers), none = header.tensors.end();
  if (input == none && output == none && layers == none) return;
  const bool numbers = converts(network.element, "F64");
  const auto check = [&](auto found, std::string_view name, const std::vector<std::size_t>& sample) {
    if (found == none) return differences.add(name, "is missing in the file, which has golden samples");
    std::vector<std::size_t> extents = found->second.extents;
    if (extents.empty() || !std::equal(extents.begin() + 1, extents.end(), sample.begin(), sample.end()))
      return differences.add(name, {"has shape ", extents, " in the file, expected samples of shape ", sample});
    if (extents[0] == 0) differences.add(name, "has no sample in the file");
    if (input != none && !input->second.extents.empty() && extents[0] != input->second.extents[0])
      differences.add(name, {"has ", extents[0], " samples in the file, expected those of golden.input, ",
                             input->second.extents[0]});
    if (name == golden_input && !numbers) {
      if (!converts_samples(found->second.type, network.element))
        differences.add(
            name, {"has elements of type ", found->second.type, " in the file, expected ", network.element, " or I64"});
    } else if (!converts(found->second.type, "F64")) {
      differences.add(name,
                      {"has elements of type ", found->second.type, " in the file, expected F64, F32, F16 or BF16"});
    }
  };
  check(input, golden_input, network.input);
  check(output, golden_output, network.output);
  if (layers != none) check(layers, golden_layers, {differences.network().layers.size()});
}

/// Reads the elements of a tensor of the file, converted to another type.
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

/// Reads the golden samples of a file, if it has any.
template <class Source, class Byte>
[[gnu::cold]] StoredSamples read_golden(const Source& source, const StoredHeader& header, const StateDict<Byte>& dict,
                                        Differences& differences) {
  StoredSamples golden;
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
  for (const auto& tensor : dict.tensors)
    golden.tolerance = (std::max)(golden.tolerance, golden_tolerance(tensor.type));
  for (const auto& [name, tensor] : header.tensors)
    if (converts(tensor.type, "F64")) golden.tolerance = (std::max)(golden.tolerance, golden_tolerance(tensor.type));
  return golden;
}

/// Runs the samples, and adds the answers that differ.
[[gnu::cold]] inline void check_golden(const StoredSamples& golden, const Predictor& network,
                                       Differences& differences) {
  const std::vector<LayerText>& layer_texts = differences.network().layers;
  if (golden.count == 0) return;
  const std::size_t samples = golden.count, layer_count = layer_texts.size();
  const std::size_t inputs = golden.input.size() / samples, outputs = golden.output.size() / samples;
  double largest = 0;
  for (const double y : golden.output) largest = (std::max)(largest, (std::abs)(y));
  // Not <=: a NaN differs.
  const auto differs = [&](double found, double expected, double scale) {
    return !((std::abs)(found - expected) <= golden.tolerance * scale);
  };
  std::vector<double> found(outputs);
  std::vector<LayerSize> layers;
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < samples; ++i) {
    const double* const expected = &golden.output[i * outputs];
    network.predict(&golden.input[i * inputs], found.data(), layers);
    std::size_t worst = outputs;
    for (std::size_t k = 0; k < outputs; ++k)
      if (differs(found[k], expected[k], largest) &&
          (worst == outputs || (std::abs)(found[k] - expected[k]) > (std::abs)(found[worst] - expected[worst])))
        worst = k;
    if (worst == outputs || ++wrong > 10) continue;
    std::string where;
    for (const LayerSize& layer : layers) {
      if (golden.layers.empty()) break;
      const double size = golden.layers[i * layer_count + layer.last];
      if (size < 0 || !differs(layer.size, size, size)) continue;
      where = sentence({"; the first layer that differs is layer ", layer.first, ", ", layer_texts[layer.first].text});
      break;
    }
    differences.add({"golden sample ", i, ": output ", data::index_text(worst, network.output), " is ", found[worst],
                     ", expected ", expected[worst], where});
  }
  if (wrong > 10) differences.add({wrong - 10, " more golden samples differ"});
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
