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
/// the last bits may be others. Your own layers take part if their forward is constexpr. Samples of several inputs are
/// in braces: constant_predict(network, {image, meta}).
template <class A, class T>
constexpr typename Network<A, T>::Output constant_predict(const Network<A, T>& network,
                                                          typename Network<A, T>::Sample x) {
  using F = resolved<A>;
  if (!std::is_constant_evaluated()) return network.predict(x);
  typename Network<A, T>::Output y;
  scratch_of<F, T, 1> scratch;
  F::forward(network.parameters(),
             detail::layers::rows_at<detail::layers::ReadBatch<typename Network<A, T>::element, 1, typename F::input>>(
                 x, 0, 1),
             detail::layers::rows_at<detail::layers::Batch<T, 1, typename F::output>>(y, 0, 1),
             Inference<F, T, 1>{network.states(), scratch});
  return y;
}

namespace detail::networks {
/// The frozen values of `Count` samples that views V see: of several inputs or outputs those of each.
template <class V, std::size_t Count>
struct frozen_samples {
  using type = FrozenValues<std::remove_const_t<typename V::value_type>, Count * V::row_size>;
};
template <std::size_t Idx, class Values>
struct FrozenEnd {
  Values values;
};
template <class Indices, class... Values>
struct FrozenEnds;
template <std::size_t... Idx, class... Values>
struct FrozenEnds<std::index_sequence<Idx...>, Values...> : FrozenEnd<Idx, Values>... {
  /// Those of input or output N.
  template <std::size_t N>
  constexpr const auto& get() const {
    return static_cast<const FrozenEnd<N, layers::element<N, layers::types<Values...>>>&>(*this).values;
  }
};
template <class... V, std::size_t Count>
struct frozen_samples<hana::tuple<V...>, Count> {
  using type = FrozenEnds<std::index_sequence_for<V...>, typename frozen_samples<V, Count>::type...>;
};
}  // namespace detail::networks

/// Inputs and the answers that a network gave when it was frozen: if it gives others now, then something is wrong with
/// the compiler, its flags or the machine.
template <class A, class T, std::size_t Count>
struct GoldenSamples {
  using Input = typename Network<A, T>::input;    ///< Shape of one sample
  using Output = typename Network<A, T>::output;  ///< Shape of its answer
  /// (Count, input...)
  typename detail::networks::frozen_samples<typename Network<A, T>::Samples, Count>::type inputs;
  /// (Count, output...)
  typename detail::networks::frozen_samples<detail::layers::ReadBatch<T, dynamic, Output>, Count>::type answers;
  double tolerance;  ///< the largest difference that is none

  /// The largest difference of an answer from what it was, in parts of that sample's largest answer. Infinite where one
  /// is a NaN or infinite and the other is not.
  double largest_difference(const Network<A, T>& network) const noexcept {
    double largest = 0;
    for (std::size_t i = 0; i < Count; ++i) largest = (std::max)(largest, difference(network.predict(sample(i)), i));
    return largest;
  }
  /// The largest difference, as a constant expression.
  constexpr double constant_difference(const Network<A, T>& network) const {
    double largest = 0;
    for (std::size_t i = 0; i < Count; ++i)
      largest = (std::max)(largest, difference(constant_predict(network, sample(i)), i));
    return largest;
  }

 private:
  using Sample = typename Network<A, T>::Sample;

  constexpr Sample sample(std::size_t i) const { return detail::layers::sample_at<Sample>(inputs, i); }
  // Of an answer from that of sample i: the largest of all outputs.
  constexpr double difference(const auto& found, std::size_t i) const {
    double largest = 0;
    detail::layers::for_each_view(
        [&](const auto& one, const auto& expected) {
          largest = (std::max)(largest, difference(one.data(), expected.data(), one.size()));
        },
        found, detail::layers::sample_at<view_of<const T, Output>>(answers, i));
    return largest;
  }
  static constexpr double difference(const T* found, const T* expected, std::size_t size) {
    double scale = 0, largest = 0;
    for (std::size_t i = 0; i < size; ++i)
      if (is_finite(expected[i])) scale = (std::max)(scale, magnitude(expected[i]));
    for (std::size_t i = 0; i < size; ++i) {
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
