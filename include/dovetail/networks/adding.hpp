// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>

#include <dovetail/kernels/elementwise.hpp>
#include <dovetail/layers/protocol/record.hpp>

/// Gradients that have several parts are their sum.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

/// sum = a + b, of that many elements.
template <class T>
void add(T* sum, const T* a, const T* b, std::size_t size) noexcept {
  using Values = View<const T, dynamic>;
  elementwise([](auto ai, auto bi) { return ai + bi; }, View<T, dynamic>(sum, size), Values(a, size), Values(b, size));
}

/// Copies the elements of a record to memory for them.
template <class T>
void keep_record(const auto& record, T* kept) {
  for_each_tensor([&](const TensorPath&, const auto& part) { kept = std::copy_n(part.data(), part.size(), kept); },
                  record);
}
/// Adds them.
template <class T>
void add_record(auto& record, const T* kept) {
  for_each_tensor(
      [&](const TensorPath&, auto& part) {
        networks::add<T>(part.data(), part.data(), kept, part.size());
        kept += part.size();
      },
      record);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
