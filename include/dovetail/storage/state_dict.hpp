// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <dovetail/explain/problem.hpp>
#include <dovetail/networks/network.hpp>
#include <dovetail/storage/architecture_text.hpp>
#include <dovetail/storage/elements.hpp>

/// Networks and models as lists of tensors, each with its name, shape and type: all that saving and loading know of
/// them.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
// A problem: see explain/problem.hpp.
template <class T>
struct safetensors_files_hold_no {
  static constexpr words text = words() << "dovetail: safetensors files hold no " << name_of<T>();
};
}  // namespace detail::problems

namespace detail::storage {

/// A tensor of a network, borrowed: "1.kernel", "2.moving_mean", "optimizer.m.1.kernel". Byte is std::byte where the
/// elements can be written, and const std::byte where they are only read.
template <class Byte>
struct TensorRef {
  std::string name;
  std::string_view type;             // "F32"
  std::vector<std::size_t> extents;  // in the network
  std::size_t count, bytes;          // of its elements
  Byte* data;
};
/// A number of a model, borrowed: "epochs", "optimizer.steps".
template <class Byte>
struct CounterRef {
  std::string name;
  std::conditional_t<std::is_const_v<Byte>, const std::uint64_t, std::uint64_t>* value;
};
/// All that a file holds, borrowed: to be saved from const std::byte, and loaded into std::byte.
template <class Byte>
struct StateDict {
  LayerText architecture;
  std::string optimizer;  // "Adam"; empty for a network alone
  std::string settings;   // of the optimizer: "learning_rate = 0.001, beta_1 = 0.9"
  std::vector<TensorRef<Byte>> tensors;
  std::vector<CounterRef<Byte>> counters;
};

/// The names of a file's metadata.
inline constexpr std::string_view meta_version = "dovetail.version", meta_architecture = "dovetail.architecture",
                                  meta_hash = "dovetail.hash", meta_optimizer = "dovetail.optimizer",
                                  meta_settings = "dovetail.optimizer.settings";
/// How the names of an optimizer's tensors and counters begin.
inline constexpr std::string_view optimizer_prefix = "optimizer.";
/// The names of the tensors of golden samples: see golden.hpp.
inline constexpr std::string_view golden_input = "golden.input", golden_output = "golden.output",
                                  golden_layers = "golden.layers";
/// Whether a tensor is of golden samples.
inline bool is_golden(std::string_view name) {
  return name == golden_layers || name.starts_with(golden_input) || name.starts_with(golden_output);
}

template <class Byte, class Tensor>
void add_tensor(std::vector<TensorRef<Byte>>& tensors, std::string name, Tensor& tensor) {
  using T = typename Tensor::value_type;
  constexpr bool held = !stored_code<T>().empty();
  using problem = explained<std::conditional_t<held, none, problems::safetensors_files_hold_no<T>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  tensors.push_back({std::move(name),
                     stored_code<T>(),
                     {Tensor::shape::dims.begin(), Tensor::shape::dims.end()},
                     tensor.size(),
                     tensor.size() * sizeof(T),
                     reinterpret_cast<Byte*>(tensor.data())});
}
template <class Byte, class Record>
void add_tensors(std::vector<TensorRef<Byte>>& tensors, std::string_view prefix, Record& record) {
  for_each_tensor(
      [&](const TensorPath& path, auto& tensor) { add_tensor(tensors, sentence({prefix, path.text()}), tensor); },
      record);
}

template <class Byte, class A, class Net>
[[gnu::cold]] StateDict<Byte> tensors_of(Net& network) {
  StateDict<Byte> dict{network_text<A>(), {}, {}, {}, {}};
  add_tensors(dict.tensors, "", network.parameters());
  add_tensors(dict.tensors, "", network.states());
  return dict;
}
/// The tensors of a network, to be saved.
template <class A, class T>
[[gnu::cold]] StateDict<const std::byte> network_state_dict(const Network<A, T>& network) {
  return tensors_of<const std::byte, A>(network);
}
/// The tensors of a network, to be loaded.
template <class A, class T>
[[gnu::cold]] StateDict<std::byte> network_state_dict(Network<A, T>& network) {
  return tensors_of<std::byte, A>(network);
}

}  // namespace detail::storage
}  // namespace dovetail::inline DOVETAIL_TARGET
