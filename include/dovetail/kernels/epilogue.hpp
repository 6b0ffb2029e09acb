// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>

#include <dovetail/simd/pack.hpp>
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

/// y = activation(scale · x + shift): how a product ends that a normalization of its columns follows.
template <class T, std::size_t C, class Activation = Identity>
struct Scaled {
  const T* scale;  ///< of all columns; their shifts follow, since one pointer stays in a register where two would not
  [[no_unique_address]] Activation activation{};  ///< a function of packs

  /// That of the columns from `column` on.
  Scaled from(std::size_t column) const noexcept { return {scale + column, activation}; }
  /// Of a pack x, where load(p) gives the values of its columns in an array p.
  template <class Pack, class Load>
  constexpr Pack operator()(Pack x, Load load) const noexcept {
    return activation(simd::fma(x, load(scale), load(scale + C)));
  }
};

/// y = activation(sum + bias). One type with and without a bias, so that both share their kernels.
template <class T, class Activation = Identity>
struct Epilogue {
  const T* bias = nullptr;                        ///< one per column, or null
  [[no_unique_address]] Activation activation{};  ///< a function of packs, or of packs and their columns

  /// The epilogue of the columns from `column` on.
  Epilogue from(std::size_t column) const noexcept {
    const T* const first = bias == nullptr ? nullptr : bias + column;
    if constexpr (requires { activation.from(column); })
      return {first, activation.from(column)};
    else
      return {first, activation};
  }
  /// What becomes of a sum that has its bias, where load(p) gives the values of its columns in an array p.
  template <class Pack, class Load>
  [[gnu::always_inline]] constexpr Pack finish(Pack sum, Load load) const noexcept {
    if constexpr (requires { activation(sum, load); })
      return activation(sum, load);
    else
      return activation(sum);
  }
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
