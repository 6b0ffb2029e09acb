// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include <dovetail/storage/safetensors.hpp>
#include <dovetail/storage/state_dict.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::storage {

/// What differs between a file and what it is to be loaded into, listed layer by layer.
class Differences {
 public:
  explicit Differences(const LayerText& network) : network_(network) {}

  /// Adds a difference of the file as a whole.
  [[gnu::cold]] void add(const Part& text) { list_.emplace(Place{}, sentence(text)); }
  /// Adds a difference of a layer as a whole.
  [[gnu::cold]] void add(std::size_t layer, const Part& text) {
    list_.emplace(Place{layer}, sentence({"layer ", layer, " ", text}));
  }
  /// Adds a difference of one tensor: "1.kernel" "has shape ..."
  [[gnu::cold]] void add(std::string_view tensor, const Part& text) {
    auto [place, named] = find(tensor);
    list_.emplace(std::move(place), sentence({named, " ", text}));
  }
  bool empty() const { return list_.empty(); }
  const LayerText& network() const { return network_; }

  /// Throws FormatError with all of them, if there are any.
  [[gnu::cold]] void refuse(const std::string& file) {
    if (empty()) return;
    std::string text = file + " does not fit:";
    for (const auto& [place, difference] : list_) Part({"\n  ", difference}).append_to(text);
    fail<FormatError>(text);
  }

 private:
  using Place = std::vector<std::size_t>;

  // "2.0.kernel" stands in layer 2.0, and is called "layer 2.0, Dense<8, 8>: kernel".
  [[gnu::cold]] std::pair<Place, std::string> find(std::string_view name) const {
    Place place;
    std::string path, layer;
    std::string_view rest = name;
    const std::vector<LayerText>* layers = &network_.layers;
    for (std::size_t index = 0; layers != nullptr;) {
      const auto [end, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), index);
      const auto digits = static_cast<std::size_t>(end - rest.data());
      if (problem != std::errc() || digits == rest.size() || *end != '.') break;
      place.push_back(index);
      Part({path.empty() ? "" : ".", index}).append_to(path);
      rest.remove_prefix(digits + 1);
      const bool known = index < layers->size();
      layer = known ? (*layers)[index].text : "";
      layers = known && !(*layers)[index].layers.empty() ? &(*layers)[index].layers : nullptr;
    }
    if (place.empty()) return {{dynamic}, printable(name)};  // after all layers
    return {place, sentence({"layer ", path, layer.empty() ? "" : ", ", layer, ": ", printable(rest)})};
  }

  const LayerText& network_;
  std::multimap<Place, std::string> list_;  // sorted by layer, and within a layer in the order in which they were found
};

/// The layers of "Sequential<Input<4>, Dense<4, 3>>".
[[gnu::cold]] inline std::vector<std::string_view> layers_in(std::string_view text) {
  std::vector<std::string_view> layers;
  const std::size_t start = text.find('<');
  if (start == text.npos || !text.ends_with('>')) return layers;
  text = text.substr(start + 1, text.size() - start - 2);
  int depth = 0;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || (text[i] == ',' && depth == 0)) {
      layers.push_back(text.substr(from, i - from));
      from = (std::min)(i + 2, text.size());
    } else if (std::string_view("<({[").find(text[i]) != std::string_view::npos) {
      ++depth;
    } else if (std::string_view(">)}]").find(text[i]) != std::string_view::npos) {
      --depth;
    }
  }
  return layers;
}

// Whether the file has all layers and some more in front of one, or lacks such: then it is the others' indices alone
// that differ, and the file and its tensors say nothing else.
[[gnu::cold]] inline bool are_shifted(const std::vector<std::string_view>& theirs,
                                      const std::vector<std::string_view>& ours, Differences& differences) {
  const bool has_more = theirs.size() > ours.size();
  const auto &more = has_more ? theirs : ours, &fewer = has_more ? ours : theirs;
  const std::size_t count = more.size() - fewer.size();
  std::size_t first = 1, last = fewer.size();
  while (first < last && more[first] == fewer[first]) ++first;
  if (count == 0 || first >= last) return false;
  for (; last > first; --last)
    if (more[last - 1 + count] != fewer[last - 1]) return false;
  const char* const only = has_more ? " is only in the file" : " is missing in the file";
  for (std::size_t i = first; i + 1 < first + count; ++i) differences.add(i - 1, {printable(more[i]), only});
  const std::size_t at = first + count - 1;
  differences.add(at - 1, {printable(more[at]), only, ", so that the layers after it are shifted by ", count});
  return true;
}

// Compares layer by layer, if the file names its own; index 0 is Input. Whether that says all: see are_shifted.
[[gnu::cold]] inline bool compare_architectures(std::string_view found, const std::string& expected,
                                                Differences& differences) {
  if (found.empty() || found == expected) {
    differences.add({"the hash of the architecture is different in the file, expected ", hash_of(expected)});
    return false;
  }
  const auto theirs = layers_in(found), ours = layers_in(expected);
  if (storage::are_shifted(theirs, ours, differences)) return true;
  bool told = false;
  for (std::size_t i = 0; i < (std::max)(theirs.size(), ours.size()); ++i) {
    const std::string there = i < theirs.size() ? printable(theirs[i]) : "", here(i < ours.size() ? ours[i] : "");
    if (there == here) continue;
    told = true;
    if (i == 0) {
      differences.add({"the input is ", there, " in the file, expected ", here});
    } else if (there.empty() || here.empty()) {
      differences.add(i - 1, {here, there, here.empty() ? " is only in the file" : " is missing in the file"});
    } else {
      differences.add(i - 1, {"is ", there, " in the file, expected ", here});
    }
  }
  if (!told) differences.add({"the architecture is ", printable(found), " in the file, expected ", expected});
  return false;
}

[[gnu::cold]] inline std::string_view metadata_text(const StoredHeader& header, std::string_view name) {
  const auto found = header.metadata.find(name);
  return found == header.metadata.end() ? std::string_view() : found->second;
}

// A file that does not name its architecture is judged by its tensors alone. Whether the tensors have nothing to add.
template <class Byte>
[[gnu::cold]] bool compare_metadata(const StoredHeader& header, const StateDict<Byte>& dict, Differences& differences) {
  const std::string_view hash = metadata_text(header, meta_hash), text = metadata_text(header, meta_architecture);
  const std::string& expected = dict.architecture.text;
  bool all = false;
  if (hash.empty() ? !text.empty() && text != expected : hash != hash_of(expected))
    all = storage::compare_architectures(text, expected, differences);
  if (dict.optimizer.empty()) return all;
  const std::string_view optimizer = metadata_text(header, meta_optimizer);
  if (optimizer.empty()) {
    differences.add(
        {"the file has a network without the state of its training, expected that of a model: "
         "load(model.network(), ...) takes the network"});
  } else if (optimizer != dict.optimizer) {
    differences.add({"the optimizer is ", printable(optimizer), " in the file, expected ", dict.optimizer});
  }
  return all;
}

template <class Byte>
[[gnu::cold]] bool holds(const StateDict<Byte>& dict, std::string_view name) {
  for (const auto& tensor : dict.tensors)
    if (tensor.name == name) return true;
  return false;
}

/// All that differs between a file and what it is to be loaded into.
template <class Byte>
[[gnu::cold]] void compare(const StoredHeader& header, const StateDict<Byte>& dict, Differences& differences) {
  if (storage::compare_metadata(header, dict, differences)) return;
  // Another optimizer is one difference, not one per tensor; and a network takes the weights of a model.
  const bool trains = !dict.optimizer.empty() && metadata_text(header, meta_optimizer) == dict.optimizer;
  for (const auto& tensor : dict.tensors) {
    if (!trains && tensor.name.starts_with(optimizer_prefix)) continue;
    const auto found = header.tensors.find(tensor.name);
    if (found == header.tensors.end()) {
      differences.add(tensor.name, {"is missing in the file, expected shape ", tensor.extents});
      continue;
    }
    const StoredTensor& stored = found->second;
    if (stored.extents != tensor.extents)
      differences.add(tensor.name, {"has shape ", stored.extents, " in the file, expected ", tensor.extents});
    if (!converts(stored.type, tensor.type))
      differences.add(tensor.name, {"has elements of type ", stored.type, " in the file, expected ",
                                    converts("F16", tensor.type) ? "F64, F32, F16 or BF16" : tensor.type});
  }
  std::size_t more = 0;
  bool pytorch = false;
  for (const auto& [name, tensor] : header.tensors) {
    if (holds(dict, name) || is_golden(name)) continue;
    if (!trains && name.starts_with(optimizer_prefix)) continue;
    pytorch = pytorch || name.ends_with(".weight");
    if (++more <= 100) differences.add(name, {"of shape ", tensor.extents, " is only in the file"});
  }
  if (more > 100) differences.add({more - 100, " more tensors are only in the file"});
  if (pytorch && metadata_text(header, meta_architecture).empty())
    differences.add(
        "the names are PyTorch's: load(network, path, FromPyTorch{}) of dovetail/storage/pytorch.hpp takes them");
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
