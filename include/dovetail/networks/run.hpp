// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>

#include <dovetail/networks/architecture.hpp>
#include <dovetail/networks/steps.hpp>

/// Inference with weights that lie somewhere: that of Network, and of those that borrow its weights.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

/// predict of one sample keeps its activations on the stack up to that many bytes.
inline constexpr std::size_t stack_bytes = 64 * 1024;
/// A batch is predicted and evaluated that many rows at a time, which keeps the activations in the cache.
inline constexpr std::size_t rows_at_once = 128;

/// y = F(x), of B rows, with memory for what lies between.
template <class F, class T, std::size_t B, class Steps = layers::AllSteps>
void run(const auto& parameters, const auto& state, const auto& x, const auto& y, std::byte* memory, Steps steps = {}) {
  scratch_of<F, T, B> scratch;
  layers::place(scratch, memory, layers::rows_of(x));
  F::forward(parameters, x, y, Inference<F, T, B>{state, scratch}.with(steps));
}

/// y = F(x), of a batch of any size.
template <class F, class T, class Samples, class Steps = layers::AllSteps>
void run_batch(const auto& parameters, const auto& state, const Samples& x, auto& y, Steps steps = {}) {
  const std::size_t rows = layers::rows_of(x), most = (std::min)(rows, rows_at_once);
  tensor::Block<std::byte> memory(F::template batch_inference_bytes<T>(most));
  for (std::size_t i = 0; i < rows; i += most) {
    const std::size_t count = (std::min)(most, rows - i);
    networks::run<F, T, dynamic>(parameters, state, layers::rows_at<Samples>(x, i, count),
                                 layers::rows_at<layers::Batch<T, dynamic, typename F::output>>(y, i, count),
                                 memory.data(), networks::from(steps, i));
  }
}

/// Calls f with that many bytes of memory: on the stack, or on the heap beyond stack_bytes.
template <std::size_t Bytes>
void with_memory(auto f) {
  if constexpr (Bytes <= stack_bytes) {
    alignas(tensor::alignment) std::byte memory[Bytes + 1];
    f(memory);
  } else {
    f(tensor::Block<std::byte>(Bytes).data());
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
