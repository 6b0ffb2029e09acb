// SPDX-License-Identifier: MIT
#pragma once
#include <limits>

#include <dovetail/networks.hpp>
#include <dovetail/networks/borrowed.hpp>

/// What headers use that freeze() writes: see docs/embedding.md.
namespace dovetail::inline DOVETAIL_TARGET {

/// Constants of a frozen network, 64-byte aligned: those of one tensor, or of some samples.
template <class T, std::size_t Size>
using FrozenValues = detail::tensor::Inside<T, Size>;

/// The answer to one sample as a constant expression: predict() for the compiler. Sums are in another order there, and
/// the last bits may be others. Your own layers take part if their forward is constexpr.
template <class A, class T>
constexpr tensor_of<T, typename Network<A, T>::output> constant_predict(const Network<A, T>& network,
                                                                        typename Network<A, T>::Sample x) {
  using F = resolved<A>;
  if (!std::is_constant_evaluated()) return network.predict(x);
  tensor_of<T, typename F::output> y;
  scratch_of<F, T, 1> scratch;
  F::forward(network.parameters(),
             detail::layers::ReadBatch<typename Network<A, T>::element, 1, typename F::input>(x.data()),
             detail::layers::Batch<T, 1, typename F::output>(y.data()), Inference<F, T, 1>{network.states(), scratch});
  return y;
}

/// Inputs and the answers that a network gave when it was frozen: if it gives others now, then something is wrong with
/// the compiler, its flags or the machine.
template <class A, class T, std::size_t Count>
struct GoldenSamples {
  using Input = typename Network<A, T>::input;                                ///< Shape of one sample
  using Output = typename Network<A, T>::output;                              ///< Shape of its answer
  FrozenValues<typename Network<A, T>::element, Count * Input::size> inputs;  ///< (Count, input...)
  FrozenValues<T, Count * Output::size> answers;                              ///< (Count, output...)
  double tolerance;                                                           ///< the largest difference that is none

  /// The largest difference of an answer from what it was, in parts of that sample's largest answer. Infinite where one
  /// is a NaN or infinite and the other is not.
  double largest_difference(const Network<A, T>& network) const noexcept {
    double largest = 0;
    for (std::size_t i = 0; i < Count; ++i) {
      const auto found = network.predict(sample(i));
      largest = (std::max)(largest, difference(found.data(), answers.data() + i * Output::size));
    }
    return largest;
  }
  /// The largest difference, as a constant expression.
  constexpr double constant_difference(const Network<A, T>& network) const {
    double largest = 0;
    for (std::size_t i = 0; i < Count; ++i) {
      const auto found = constant_predict(network, sample(i));
      largest = (std::max)(largest, difference(found.data(), answers.data() + i * Output::size));
    }
    return largest;
  }

 private:
  using Sample = typename Network<A, T>::Sample;

  constexpr Sample sample(std::size_t i) const { return Sample(inputs.data() + i * Input::size); }

  static constexpr double difference(const T* found, const T* expected) {
    double scale = 0, largest = 0;
    for (std::size_t i = 0; i < Output::size; ++i)
      if (is_finite(expected[i])) scale = (std::max)(scale, magnitude(expected[i]));
    for (std::size_t i = 0; i < Output::size; ++i) {
      if (is_finite(found[i]) && is_finite(expected[i])) {
        const double d = magnitude(static_cast<double>(found[i]) - static_cast<double>(expected[i]));
        largest = (std::max)(largest, scale > 0 ? d / scale : d);
      } else if (!same(found[i], expected[i])) {
        return std::numeric_limits<double>::infinity();
      }
    }
    return largest;
  }
  static constexpr double magnitude(double x) { return detail::simd::constant::magnitude(x); }
  // Both NaN, or the same infinity.
  static constexpr bool same(T a, T b) {
    namespace c = detail::simd::constant;
    return (c::is_nan(a) && c::is_nan(b)) || std::bit_cast<c::Bits<T>>(a) == std::bit_cast<c::Bits<T>>(b);
  }
};

/// Deprecated: what Intended<L> was called in 0.1.0. The headers that 0.1.0 has frozen say so, and shall compile
/// without a warning.
template <class L>
using Meant = Intended<L>;

namespace detail::networks {

// Constants as the tensors of a network: small ones are copied into it, the others are read where they are.
template <class... V>
struct Constants {
  hana::tuple<const V*...> arrays;

  template <class Tensor, std::size_t Idx>
  constexpr const auto& values() const {
    static_assert(Idx < sizeof...(V), "dovetail: a frozen network has other tensors than its architecture");
    using Found = std::remove_cvref_t<decltype(*hana::at_c<Idx>(arrays))>;
    static_assert(std::is_same_v<Found, tensor::Inside<typename Tensor::value_type, Tensor::shape::size>>,
                  "dovetail: a frozen network has other tensors than its architecture");
    return *hana::at_c<Idx>(arrays);
  }
};

// Whether compilers can compute the samples' answers: not where a layer's forward is no constexpr.
template <const auto& Network, const auto& Golden>
concept computable = requires { typename std::bool_constant<(Golden.constant_difference(Network) >= 0)>; };

/// For a static_assert: whether the samples' answers are what they were, as far as the compiler can compute them.
template <const auto& Network, const auto& Golden>
consteval bool verified() {
  if constexpr (computable<Network, Golden>)
    return Golden.constant_difference(Network) <= Golden.tolerance;
  else
    return true;
}

/// A network of constants; the variable that it becomes is to be const.
template <class A, class T, class... V>
constexpr Network<A, T> frozen(const V&... arrays) {
  constexpr std::size_t count =
      layers::tensor_count<parameters_of<resolved<A>, T>> + layers::tensor_count<state_of<resolved<A>, T>>;
  static_assert(sizeof...(V) == count, "dovetail: a frozen network has other tensors than its architecture");
  return Borrower::network<A, T>(Constants<V...>{{&arrays...}});
}

}  // namespace detail::networks

namespace detail {
using networks::frozen, networks::verified;  // what the headers that freeze() has written call them
}
}  // namespace dovetail::inline DOVETAIL_TARGET
