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
  std::vector<std::vector<double>> inputs, outputs;  // each of all samples in order
  std::vector<double> layers;  // the size of what each layer gives, below 0 if unknown; may be empty
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
  const auto none = header.tensors.end(), first = header.tensors.find(network.inputs[0].name);
  const auto is_of_golden = [](const auto& tensor) { return is_golden(tensor.first); };
  if (std::none_of(header.tensors.begin(), none, is_of_golden)) return;
  const auto check = [&](std::string_view name, const std::vector<std::size_t>& sample, std::string_view element = {}) {
    const auto found = header.tensors.find(name);
    if (found == none) return differences.add(name, "is missing in the file, which has golden samples");
    std::vector<std::size_t> extents = found->second.extents;
    if (extents.empty() || !std::equal(extents.begin() + 1, extents.end(), sample.begin(), sample.end()))
      return differences.add(name, {"has shape ", extents, " in the file, expected samples of shape ", sample});
    if (extents[0] == 0) differences.add(name, "has no sample in the file");
    if (first != none && !first->second.extents.empty() && extents[0] != first->second.extents[0])
      differences.add(name, {"has ", extents[0], " samples in the file, expected those of ", first->first, ", ",
                             first->second.extents[0]});
    if (!element.empty() && !converts(element, "F64")) {
      if (!converts_samples(found->second.type, element))
        differences.add(name,
                        {"has elements of type ", found->second.type, " in the file, expected ", element, " or I64"});
    } else if (!converts(found->second.type, "F64")) {
      differences.add(name,
                      {"has elements of type ", found->second.type, " in the file, expected F64, F32, F16 or BF16"});
    }
  };
  for (const NetworkEnd& input : network.inputs) check(input.name, input.extents, input.element);
  for (const NetworkEnd& output : network.outputs) check(output.name, output.extents);
  if (header.tensors.find(golden_layers) != none) check(golden_layers, {differences.network().layers.size()});
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
                                        const Predictor& network, Differences& differences) {
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
  for (const NetworkEnd& output : network.outputs) golden.outputs.push_back(read(output.name));
  for (const NetworkEnd& input : network.inputs) golden.inputs.push_back(read(input.name));
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
  // Not <=: a NaN differs.
  const auto differs = [&](double found, double expected, double scale) {
    return !((std::abs)(found - expected) <= golden.tolerance * scale);
  };
  std::vector<double> largest, x, found;  // largest: of each output
  for (const std::vector<double>& output : golden.outputs) {
    largest.push_back(0);
    for (const double y : output) largest.back() = (std::max)(largest.back(), (std::abs)(y));
    found.resize(found.size() + output.size() / samples);
  }
  std::vector<LayerSize> layers;
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < samples; ++i) {
    x.clear();
    for (const std::vector<double>& input : golden.inputs) {
      const auto size = static_cast<std::ptrdiff_t>(input.size() / samples), at = static_cast<std::ptrdiff_t>(i) * size;
      x.insert(x.end(), input.begin() + at, input.begin() + at + size);
    }
    network.predict(x.data(), found.data(), layers);
    const double* answer = found.data();
    for (std::size_t o = 0; o < golden.outputs.size(); ++o) {
      const std::size_t size = golden.outputs[o].size() / samples;
      const double* const expected = &golden.outputs[o][i * size];
      std::size_t worst = size;
      for (std::size_t k = 0; k < size; ++k)
        if (differs(answer[k], expected[k], largest[o]) &&
            (worst == size || (std::abs)(answer[k] - expected[k]) > (std::abs)(answer[worst] - expected[worst])))
          worst = k;
      const double value = worst == size ? 0 : answer[worst];
      answer += size;
      if (worst == size || ++wrong > 10) continue;
      std::string where;
      for (const LayerSize& layer : layers) {
        if (golden.layers.empty()) break;
        const double stored = golden.layers[i * layer_count + layer.last];
        if (stored < 0 || !differs(layer.size, stored, stored)) continue;
        where =
            sentence({"; the first layer that differs is layer ", layer.first, ", ", layer_texts[layer.first].text});
        break;
      }
      const std::string which = golden.outputs.size() == 1 ? "" : sentence({o, " at "});
      differences.add({"golden sample ", i, ": output ", which, data::index_text(worst, network.outputs[o].extents),
                       " is ", value, ", expected ", expected[worst], where});
    }
  }
  if (wrong > 10) differences.add({wrong - 10, " more golden samples differ"});
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
