// SPDX-License-Identifier: MIT
#pragma once
#include <set>
#include <utility>

#include <dovetail/storage/network.hpp>
#include <dovetail/storage/pytorch_file.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// How the weights of a PyTorch module are read: load(network, "digits.npz", FromPyTorch{}).
struct FromPyTorch {
  /// Which module is which layer, {"fc1", "1"}, or which tensor is which, {"fc1.weight", "1.kernel"}. If it is empty,
  /// the modules with tensors are the layers with tensors, in order.
  std::vector<std::pair<std::string, std::string>> names = {};
  /// The eps of its normalizations, which a state_dict does not store: each layer's must be the same. 0: not checked.
  double epsilon = 1e-5;
};

namespace detail::storage {

/// The names of a layer's tensors, and PyTorch's names for them.
inline constexpr std::pair<std::string_view, std::string_view> pytorch_fields[] = {{"kernel", "weight"},
                                                                                   {"bias", "bias"},
                                                                                   {"embeddings", "weight"},
                                                                                   {"gamma", "weight"},
                                                                                   {"beta", "bias"},
                                                                                   {"moving_mean", "running_mean"},
                                                                                   {"moving_variance", "running_var"}};

/// The shape of a tensor in PyTorch: that of a kernel is (Out, In, ...), which is (..., In, Out) here.
[[gnu::cold]] inline std::vector<std::size_t> pytorch_extents(const TensorRef<std::byte>& tensor) {
  std::vector<std::size_t> extents = tensor.extents;
  if (split_name(tensor.name).second != "kernel" || extents.size() < 2) return extents;
  const auto in = extents.end() - 2;
  std::rotate(extents.begin(), in, extents.end());
  std::swap(extents[0], extents[1]);
  return extents;
}
/// The elements of a kernel (..., In, Out), from PyTorch's order (Out, In, ...).
[[gnu::cold]] inline std::vector<std::byte> transposed(const std::vector<std::size_t>& extents,
                                                       const std::vector<std::byte>& from) {
  const std::size_t out = extents[0], in = extents[1];
  std::size_t places = 1, count = 1;
  for (std::size_t i = 0; i < extents.size(); ++i) (i < 2 ? count : places) *= extents[i];
  const std::size_t element = count == 0 || places == 0 ? 0 : from.size() / (count * places);
  std::vector<std::byte> to(from.size());
  std::byte* next = to.data();
  for (std::size_t p = 0; p < places; ++p)
    for (std::size_t i = 0; i < in; ++i)
      for (std::size_t o = 0; o < out; ++o, next += element)
        std::memcpy(next, &from[((o * in + i) * places + p) * element], element);
  return to;
}

/// The name in the file of each tensor of the network; empty if it has none, which becomes a difference.
[[gnu::cold]] inline std::vector<std::string> pytorch_names(const std::string& file, const StoredHeader& header,
                                                            const StateDict<std::byte>& dict, const FromPyTorch& how,
                                                            Differences& differences) {
  std::vector<std::string> layers, names;
  for (const auto& tensor : dict.tensors) layers.emplace_back(split_name(tensor.name).first);
  for (const auto& [theirs, ours] : how.names)
    if (std::ranges::find(layers, ours) == layers.end() &&
        std::ranges::find(dict.tensors, ours, &TensorRef<std::byte>::name) == dict.tensors.end())
      differences.add(
          {"FromPyTorch::names has \"", printable(ours), "\", which is neither a tensor nor a layer with tensors"});

  std::vector<std::string> modules, in_order = layers;
  if (how.names.empty()) {
    modules = modules_of(file, header);
    std::ranges::sort(in_order, comes_before);
    in_order.erase(std::unique(in_order.begin(), in_order.end()), in_order.end());
  }
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const TensorRef<std::byte>& tensor = dict.tensors[i];
    std::string& name = names.emplace_back();
    const auto field =
        std::ranges::find(pytorch_fields, split_name(tensor.name).second, [](auto& f) { return f.first; });
    const auto of_module = [&](std::string_view module) {
      if (field == std::end(pytorch_fields))
        differences.add(tensor.name, "has no known name in PyTorch: FromPyTorch{.names = ...} may state it");
      else
        name = sentence({module, module.empty() ? "" : ".", field->second});
    };
    const auto stated = [&](const std::string& ours) {
      const auto found = std::ranges::find(how.names, ours, [](auto& entry) { return entry.second; });
      return found == how.names.end() ? nullptr : &found->first;
    };
    const auto index = static_cast<std::size_t>(std::ranges::find(in_order, layers[i]) - in_order.begin());
    if (const std::string* stated_name = stated(tensor.name)) {
      name = *stated_name;
    } else if (const std::string* module = stated(layers[i])) {
      of_module(*module);
    } else if (!how.names.empty()) {
      differences.add(tensor.name, "is not in FromPyTorch::names");
    } else if (index >= modules.size()) {
      differences.add(tensor.name, {"is missing in the file, which has ", modules.size(), " modules with tensors"});
    } else {
      of_module(modules[index]);
    }
  }
  return names;
}

// Compares what else the weights mean.
[[gnu::cold]] inline void compare_epsilons(const std::vector<LayerText>& layers, const std::string& path,
                                           double expected, Differences& differences) {
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const double epsilon = layers[i].epsilon;
    compare_epsilons(layers[i].layers, sentence({path, i, "."}), expected, differences);
    if (epsilon == 0 || static_cast<float>(epsilon) == static_cast<float>(expected)) continue;
    differences.add(sentence({path, i, ".epsilon"}),
                    {"is ", epsilon, ", and PyTorch's eps ", expected, ": With<BatchNormalization, Epsilon<", expected,
                     ">> has the same, and FromPyTorch{.epsilon = ", epsilon, "} states another"});
  }
}

/// Reads a state_dict as read() reads a file that dovetail wrote.
template <class Source>
[[gnu::cold]] void read_pytorch(const Source& source, const std::string& file, const StoredHeader& header,
                                const StateDict<std::byte>& dict, const Predictor& network, const FromPyTorch& how) {
  Differences differences(dict.architecture);
  const std::vector<std::string> names = pytorch_names(file, header, dict, how, differences);
  if (how.epsilon != 0) compare_epsilons(dict.architecture.layers, "", how.epsilon, differences);
  std::set<std::string_view> used{golden_input, golden_output, golden_layers};
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty()) continue;
    const TensorRef<std::byte>& tensor = dict.tensors[i];
    const std::string name = printable(names[i]);
    const auto found = header.tensors.find(names[i]);
    const auto expected = pytorch_extents(tensor);
    if (!used.insert(names[i]).second) {
      differences.add(tensor.name, {"is \"", name, "\" of the file, and something else is, too"});
    } else if (found == header.tensors.end()) {
      differences.add(tensor.name, {"is missing in the file, expected \"", name, "\" of shape ", expected});
    } else {
      if (found->second.extents != expected)
        differences.add(tensor.name,
                        {"has shape ", found->second.extents, " in the file (\"", name, "\"), expected ", expected});
      if (!converts(found->second.type, tensor.type))
        differences.add(tensor.name, {"has elements of type ", found->second.type, " in the file (\"", name,
                                      "\"), expected F64, F32, F16 or BF16"});
    }
  }
  std::size_t more = 0;
  for (const auto& [name, tensor] : header.tensors)
    if (!used.contains(name) && !is_counter(name) && ++more <= 100)
      differences.add({"\"", printable(name), "\" of shape ", tensor.extents, " is only in the file"});
  if (more > 100) differences.add({more - 100, " more tensors are only in the file"});
  compare_golden(header, network, differences);
  differences.refuse(file);

  std::vector<std::vector<std::byte>> elements;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const TensorRef<std::byte>& tensor = dict.tensors[i];
    const StoredTensor& stored = header.tensors.find(names[i])->second;
    elements.push_back(read_elements(source, header, stored, tensor.name, tensor.type, differences));
    if (pytorch_extents(tensor) != tensor.extents || split_name(tensor.name).second == "kernel")
      elements.back() = transposed(stored.extents, elements.back());
  }
  replace(dict, elements, read_golden(source, header, dict, network, differences), network, file, differences);
}

[[gnu::cold]] inline void read_pytorch(const std::string& path, const StateDict<std::byte>& dict,
                                       const Predictor& network, const FromPyTorch& how) {
  const data::FileReader source(path);
  if (is_zip(source)) {
    StoredHeader header;
    const data::MemoryReader elements = read_archive(path, header);
    read_pytorch(elements, path, header, dict, network, how);
  } else {
    read_pytorch(source, path, read_header(source, path), dict, network, how);
  }
}

}  // namespace detail::storage

/// Reads the state_dict of a PyTorch module from a safetensors file or a NumPy archive (numpy.savez), whichever `path`
/// is: see docs/from_pytorch.md. Linear's weight (Out, In) becomes the kernel (In, Out), an Embedding's
/// weight its embeddings, a normalization's weight gamma; num_batches_tracked is left out. It is as strict as
/// load(network, path): every tensor of the file is used once, and golden samples of the file ("golden.input",
/// "golden.output") are run. Throws FormatError with every difference; the network is then as it was before:
///   digits.npz does not fit:
///     layer 1, Dense<784, 128>: kernel has shape (100, 784) in the file ("1.weight"), expected (128, 784)
template <class A, class T>
[[gnu::cold]] void load(Network<A, T>& network, const std::string& path, const FromPyTorch& how) {
  if constexpr (Network<A, T>::valid)
    detail::storage::read_pytorch(path, detail::storage::network_state_dict(network),
                                  detail::storage::NetworkPredictor(network), how);
}
/// Reads a network of this architecture from the state_dict of a PyTorch module: const auto network =
/// load<Digits>("digits.npz", FromPyTorch{}).
template <class A, class T = float>
[[nodiscard, gnu::cold]] Network<A, T> load(const std::string& path, const FromPyTorch& how) {
  auto network = detail::networks::Borrower::zeros<A, T>();
  load(network, path, how);
  return network;
}
/// Refuses to read a file into a network that is const or a temporary.
template <class A, class T>
void load(const Network<A, T>&, const std::string&, const FromPyTorch&) {
  detail::storage::refuse_to_change<Network<A, T>>();
}

}  // namespace dovetail::inline DOVETAIL_TARGET
