// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dovetail/explain/problem.hpp>
#include <dovetail/networks/network.hpp>
#include <dovetail/storage/elements.hpp>
#include <dovetail/storage/spelling.hpp>

/// Networks and models as lists of tensors: what is saved and loaded is told apart by names, shapes and types alone.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class T>
struct safetensors_files_hold_no {};
}  // namespace detail::problems

namespace detail::storage {

/// A tensor of a network, borrowed: "1.kernel", "2.moving_mean", "optimizer.m.1.kernel".
struct Slot {
  std::string name;
  std::string_view type;             // "F32"
  std::vector<std::size_t> extents;  // of the network's own
  std::size_t count, bytes;          // of its elements
  std::byte* data;
};
/// A number of a model, borrowed: "epochs", "optimizer.steps".
struct Counter {
  std::string name;
  std::uint64_t* value;
};
/// What layers `first` to `last` make of a sample together: the root mean square of what the last one gives.
struct LayerSize {
  std::size_t first, last;
  double size;
};
/// How a network answers samples, for who does not know its type.
struct Answers {
  std::vector<std::size_t> input, output;  // the shapes of a sample and of its answer
  const void* network = nullptr;
  void (*run)(const void* network, const double* x, double* y, std::vector<LayerSize>& layers) = nullptr;
};
/// All that a file holds.
struct Weights {
  LayerText architecture;
  std::string optimizer;  // "Adam"; empty for a network alone
  std::vector<Slot> slots;
  std::vector<Counter> counters;
  Answers answers{};  // where golden samples are to be saved or checked
};

// The elements of a tensor that loading will overwrite, or that saving only reads.
template <class Tensor>
void add_slot(std::vector<Slot>& slots, std::string name, const Tensor& tensor) {
  using T = typename Tensor::value_type;
  constexpr bool held = !stored_code<T>().empty();
  using problem = explained<std::conditional_t<held, none, problems::safetensors_files_hold_no<T>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  slots.push_back({std::move(name),
                   stored_code<T>(),
                   {Tensor::shape::dims.begin(), Tensor::shape::dims.end()},
                   tensor.size(),
                   tensor.size() * sizeof(T),
                   reinterpret_cast<std::byte*>(const_cast<T*>(tensor.data()))});
}
template <class Record>
void add_slots(std::vector<Slot>& slots, const char* prefix, const Record& record) {
  walk([&](const Path& path, const auto& tensor) { add_slot(slots, prefix + path.text(), tensor); }, record);
}

template <class A, class T>
[[gnu::cold]] Weights weights_of(const Network<A, T>& network) {
  Weights weights{spelling_of<A>(), {}, {}, {}};
  add_slots(weights.slots, "", network.parameters());
  add_slots(weights.slots, "", network.states());
  return weights;
}

}  // namespace detail::storage
}  // namespace dovetail::inline DOVETAIL_TARGET
