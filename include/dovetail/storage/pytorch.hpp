// SPDX-License-Identifier: MIT
#pragma once
#include <set>
#include <utility>

#include <dovetail/storage/network.hpp>
#include <dovetail/storage/pytorch_file.hpp>
#include <dovetail/storage/pytorch_names.hpp>

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

/// The shape of a tensor in PyTorch, of its shape here and of PyTorch's order of its axes.
[[gnu::cold]] inline std::vector<std::size_t> pytorch_extents(const std::vector<std::size_t>& extents,
                                                              const std::vector<std::size_t>& axes) {
  std::vector<std::size_t> theirs = extents;
  for (std::size_t i = 0; i < axes.size(); ++i) theirs[i] = extents[axes[i]];
  return theirs;
}
/// The elements of a tensor of shape `extents`, from PyTorch's order of its axes.
[[gnu::cold]] inline std::vector<std::byte> transposed(const std::vector<std::size_t>& extents,
                                                       const std::vector<std::size_t>& axes,
                                                       const std::vector<std::byte>& from) {
  std::vector<std::size_t> strides(extents.size()), index(extents.size());  // of PyTorch's elements, by axes here
  std::size_t count = 1;
  for (std::size_t i = axes.size(); i-- > 0; count *= extents[axes[i]]) strides[axes[i]] = count;
  const std::size_t element = count == 0 ? 0 : from.size() / count;
  std::vector<std::byte> to(from.size());
  for (std::size_t next = 0; next < to.size(); next += element) {
    std::size_t at = 0;
    for (std::size_t axis = 0; axis < extents.size(); ++axis) at += index[axis] * strides[axis];
    std::memcpy(&to[next], &from[at * element], element);
    for (std::size_t axis = extents.size(); axis-- > 0 && ++index[axis] == extents[axis];) index[axis] = 0;
  }
  return to;
}

/// The name in the file of each tensor of the network; empty if it has none, which becomes a difference.
[[gnu::cold]] inline std::vector<std::string> stored_names(const std::string& file, const StoredHeader& header,
                                                           const StateDict<std::byte>& dict,
                                                           const std::vector<PyTorchName>& known,
                                                           const FromPyTorch& how, Differences& differences) {
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
    const auto field = std::ranges::find(known, tensor.name, &PyTorchName::tensor);
    const auto of_module = [&](std::string_view module) {
      if (field == known.end())
        differences.add(tensor.name,
                        "has no known name in PyTorch: the layer may state it, using names_in_pytorch = ..., or "
                        "FromPyTorch{.names = ...}");
      else
        name = sentence({module, module.empty() ? "" : ".", field->name});
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
                                const StateDict<std::byte>& dict, const std::vector<PyTorchName>& known,
                                const Predictor& network, const FromPyTorch& how) {
  Differences differences(dict.architecture);
  const std::vector<std::string> names = stored_names(file, header, dict, known, how, differences);
  const auto axes_of = [&](const TensorRef<std::byte>& tensor) {
    const auto found = std::ranges::find(known, tensor.name, &PyTorchName::tensor);
    return found == known.end() ? std::vector<std::size_t>{} : found->axes;
  };
  if (how.epsilon != 0) compare_epsilons(dict.architecture.layers, "", how.epsilon, differences);
  std::set<std::string_view> used;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty()) continue;
    const TensorRef<std::byte>& tensor = dict.tensors[i];
    const std::string name = printable(names[i]);
    const auto found = header.tensors.find(names[i]);
    const auto expected = pytorch_extents(tensor.extents, axes_of(tensor));
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
    if (!used.contains(name) && !is_golden(name) && !is_counter(name) && ++more <= 100)
      differences.add({"\"", printable(name), "\" of shape ", tensor.extents, " is only in the file"});
  if (more > 100) differences.add({more - 100, " more tensors are only in the file"});
  compare_golden(header, network, differences);
  differences.refuse(file);

  std::vector<std::vector<std::byte>> elements;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const TensorRef<std::byte>& tensor = dict.tensors[i];
    const StoredTensor& stored = header.tensors.find(names[i])->second;
    elements.push_back(read_elements(source, header, stored, tensor.name, tensor.type, differences));
    if (const auto axes = axes_of(tensor); !axes.empty())
      elements.back() = transposed(tensor.extents, axes, elements.back());
  }
  replace(dict, elements, read_golden(source, header, dict, network, differences), network, file, differences);
}

[[gnu::cold]] inline void read_pytorch(const std::string& path, const StateDict<std::byte>& dict,
                                       const std::vector<PyTorchName>& known, const Predictor& network,
                                       const FromPyTorch& how) {
  const data::FileReader source(path);
  if (is_zip(source)) {
    StoredHeader header;
    const data::MemoryReader elements = read_archive(path, header);
    read_pytorch(elements, path, header, dict, known, network, how);
  } else {
    read_pytorch(source, path, read_header(source, path), dict, known, network, how);
  }
}

}  // namespace detail::storage

/// Reads the state_dict of a PyTorch module from a safetensors file or a NumPy archive (numpy.savez), whichever `path`
/// is: see docs/from_pytorch.md. Each layer says what its tensors are called there, and in which order their axes are:
/// Linear's weight (Out, In) becomes the kernel (In, Out); num_batches_tracked is left out. It is as strict as
/// load(network, path): every tensor of the file is used once, and golden samples of the file ("golden.input",
/// "golden.output") are run. Throws FormatError with every difference; the network is then as it was before:
///   digits.npz does not fit:
///     layer 1, Dense<784, 128>: kernel has shape (100, 784) in the file ("1.weight"), expected (128, 784)
template <class A, class T>
[[gnu::cold]] void load(Network<A, T>& network, const std::string& path, const FromPyTorch& how) {
  using Stages = std::type_identity<typename resolved<A>::stages>;
  using problem = detail::explained<decltype(detail::storage::pytorch_problem(Stages{}))>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (Network<A, T>::valid && no_problem<problem::text>)
    detail::storage::read_pytorch(path, detail::storage::network_state_dict(network),
                                  detail::storage::names_in_pytorch<A>(), detail::storage::NetworkPredictor(network),
                                  how);
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
