// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>

#include <dovetail/tensor/nothing.hpp>
#include <dovetail/tensor/tensor.hpp>

/// What is done to a product before it is stored: y = activation(x · kernel + bias) in one pass.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::kernels {
/// y = x
struct Identity {
  /// Gives a pack back as it is.
  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return x;
  }
};

/// y = activation(sum + bias). One type with and without a bias, so that both share their kernels.
template <class T, class Activation = Identity>
struct Epilogue {
  const T* bias = nullptr;                        ///< one per column, or null
  [[no_unique_address]] Activation activation{};  ///< a function of packs

  /// The epilogue of the columns from `column` on.
  Epilogue from(std::size_t column) const noexcept { return {bias == nullptr ? nullptr : bias + column, activation}; }
};
}  // namespace detail::kernels

/// The epilogue of a bias of shape (N), which it borrows, and an activation.
template <class T, std::size_t N, class Activation = detail::kernels::Identity>
constexpr detail::kernels::Epilogue<T, Activation> add_bias(const Tensor<T, N>& bias,
                                                            Activation activation = {}) noexcept {
  return {bias.data(), activation};
}
/// The epilogue of an activation without a bias.
template <class T, class Activation = detail::kernels::Identity>
constexpr detail::kernels::Epilogue<T, Activation> add_bias(Nothing<T>, Activation activation = {}) noexcept {
  return {nullptr, activation};
}

}  // namespace dovetail::inline DOVETAIL_TARGET
