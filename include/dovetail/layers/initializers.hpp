// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <cstddef>
#include <type_traits>

#include <dovetail/explain/name_of.hpp>
#include <dovetail/layers/protocol/types.hpp>
#include <dovetail/random/random.hpp>
#include <dovetail/tensor/tensor.hpp>

/// First values of parameters, under Keras's names. Each is a type with a static fill(tensor, random).
namespace dovetail::inline DOVETAIL_TARGET {

/// What a unit of a kernel of shape S has coming in and going out. Keras's rule: the last two extents,
/// times the area of the window before them.
template <class S>
struct Fans {
  static constexpr std::size_t last = S::dims[S::rank - 1],                         ///< the last extent
      before = S::rank > 1 ? S::dims[S::rank - 2] : last;                           ///< the one before it
  static constexpr std::size_t window = S::rank > 1 ? S::size / last / before : 1;  ///< the elements of the window
  static constexpr double in = static_cast<double>(window * before),                ///< coming in
      out = static_cast<double>(window * last);                                     ///< going out
};

/// Value everywhere: Constant<0.1>.
template <Number Value>
struct Constant {
  /// Gives every element of a parameter its first value.
  template <class T, std::size_t... E>
  static void fill(Tensor<T, E...>& t, Random&) {
    t.fill(static_cast<T>(Value.value));
  }
};
/// 0 everywhere.
struct Zeros : Constant<0> {};
/// 1 everywhere.
struct Ones : Constant<1> {};

namespace detail::layers {
// The loops know no shapes, so that they are compiled once; and cold, since they run once.
template <class T>
[[gnu::cold]] void fill_uniform(T* values, std::size_t count, double variance, Random& random) {
  const double limit = std::sqrt(3 * variance);
  for (std::size_t i = 0; i < count; ++i) values[i] = static_cast<T>(random.uniform(-limit, limit));
}
// As Keras: a normal distribution cut at two deviations, widened so that its variance is the one wanted.
template <class T>
[[gnu::cold]] void fill_truncated_normal(T* values, std::size_t count, double variance, Random& random) {
  const double deviation = std::sqrt(variance) / 0.87962566103423978;
  for (std::size_t i = 0; i < count; ++i) {
    double z = random.normal<double>();
    while ((std::abs)(z) > 2) z = random.normal<double>();
    values[i] = static_cast<T>(deviation * z);
  }
}

template <class Scale>
struct Uniform {
  template <class T, std::size_t... E>
  static void fill(Tensor<T, E...>& t, Random& random) {
    fill_uniform(t.data(), t.size(), Scale::template variance<Fans<Shape<E...>>>(), random);
  }
};
template <class Scale>
struct TruncatedNormal {
  template <class T, std::size_t... E>
  static void fill(Tensor<T, E...>& t, Random& random) {
    fill_truncated_normal(t.data(), t.size(), Scale::template variance<Fans<Shape<E...>>>(), random);
  }
};
struct Glorot {
  template <class F>
  static constexpr double variance() {
    return 2 / (F::in + F::out);
  }
};
struct He {
  template <class F>
  static constexpr double variance() {
    return 2 / F::in;
  }
};
}  // namespace detail::layers

/// Uniform with variance 2 / (in + out), both from Fans. Glorot, Bengio: Understanding the difficulty of training
/// deep feedforward neural networks (2010), equation 16.
struct GlorotUniform : detail::layers::Uniform<detail::layers::Glorot> {};
/// Normal with the variance of GlorotUniform, cut at two deviations.
struct GlorotNormal : detail::layers::TruncatedNormal<detail::layers::Glorot> {};
/// Uniform with variance 2 / in, from Fans. He, Zhang, Ren, Sun: Delving deep into rectifiers (2015), equation 10.
struct HeUniform : detail::layers::Uniform<detail::layers::He> {};
/// Normal with the variance of HeUniform, cut at two deviations.
struct HeNormal : detail::layers::TruncatedNormal<detail::layers::He> {};

namespace detail::layers {
/// A type with a static fill(Tensor<T, E...>&, Random&).
template <class Idx>
concept initializer = requires(Tensor<float, 2, 2>& t, Random& r) { Idx::fill(t, r); };
}  // namespace detail::layers

/// One initializer a field of a record, in their order.
template <class... Idx>
struct Initializers {};

namespace detail::layers {
/// One initializer for every field.
template <class Idx>
struct Everywhere {};

/// A list whose first places another list takes.
template <class First, class Standard>
struct Override {};

template <std::size_t Idx, class List>
struct pick_initializer;
template <std::size_t Idx, class... Named>
struct pick_initializer<Idx, Initializers<Named...>> {  // GlorotUniform is Keras's default
  using type = element<(Idx < sizeof...(Named) ? Idx : sizeof...(Named)), Initializers<Named..., GlorotUniform>>;
};
template <std::size_t Idx, class Same>
struct pick_initializer<Idx, Everywhere<Same>> {
  using type = Same;
};
template <std::size_t Idx, class... First, class Standard>
struct pick_initializer<Idx, Override<Initializers<First...>, Standard>>
    : pick_initializer<Idx, std::conditional_t<(Idx < sizeof...(First)), Initializers<First...>, Standard>> {};

/// An initializer at a place.
template <std::size_t Place, class Init>
struct At {};
/// A list with other initializers at some places, of which the last one for a place counts.
template <class List, class... Choice>
struct Replaced {};
template <std::size_t Idx, class List>
struct pick_initializer<Idx, Replaced<List>> : pick_initializer<Idx, List> {};
template <std::size_t Idx, class List, std::size_t Place, class Init, class... Choice>
struct pick_initializer<Idx, Replaced<List, At<Place, Init>, Choice...>>
    : pick_initializer<Idx, Replaced<std::conditional_t<Place == Idx, Everywhere<Init>, List>, Choice...>> {};

/// The initializer of field Idx of a list.
template <std::size_t Idx, class List>
using initializer_at = typename layers::pick_initializer<Idx, List>::type;
}  // namespace detail::layers

}  // namespace dovetail::inline DOVETAIL_TARGET
