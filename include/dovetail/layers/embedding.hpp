// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstdint>
#include <limits>

#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/protocol/protocol.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct takes_Vocabulary_and_Dim {};
struct needs_a_vocabulary_of_1_to_2147483648_tokens {};
}  // namespace detail::problems

namespace detail::layers {

/// Keras's "uniform": from -0.05 to 0.05.
struct Small {
  template <class Fans>
  static constexpr double variance() {
    return 0.05 * 0.05 / 3;
  }
};

// Of V tokens and vectors of D numbers, whatever the shape of a sample is.
template <class T, std::size_t V, std::size_t D>
struct EmbeddingParameters {
  using Table = Tensor<T, V, D>;
  BOOST_HANA_DEFINE_STRUCT(EmbeddingParameters, (Table, embeddings));
};

template <std::size_t V, std::size_t D, class S>
struct EmbeddingAt;

template <std::size_t V, std::size_t D, std::size_t... E>
struct EmbeddingAt<V, D, Shape<E...>> {
  using input = Shape<E...>;
  using output = Shape<E..., D>;
  using gives = Gives::logits;
  static constexpr std::size_t multiply_adds = 0;
  using lengths = Lengths::kept;
  template <class>
  using at = EmbeddingAt;
  using initializers = Initializers<Uniform<Small>>;
  using names_in_pytorch = NamesInPyTorch<InPyTorch<"embeddings", "weight">>;
  using problem = std::conditional_t<(V > 0 && V <= std::size_t{1} << 31), none,
                                     phrases<problems::needs_a_vocabulary_of_1_to_2147483648_tokens>>;

  template <class>
  using element = std::int32_t;
  static constexpr std::size_t vocabulary = V;

  template <class T>
  using Parameters = EmbeddingParameters<T, V, D>;

  template <class T, std::size_t B>
  static constexpr void forward(const Parameters<T>& p, View<const std::int32_t, B, E...> x, View<T, B, E..., D> y) {
    T* vector = y.data();
    for (std::size_t i = 0; i < x.size(); ++i, vector += D)
      if (knows(x.data()[i]))
        std::copy_n(row(p.embeddings, x.data()[i]), D, vector);
      else
        std::fill_n(vector, D, std::numeric_limits<T>::quiet_NaN());
  }
  // Each row of the gradient is the sum over the places of its token. Data were checked: an unknown token adds nothing.
  template <class T, std::size_t B>
  static void backward(const Parameters<T>& /*p*/, View<const std::int32_t, B, E...> x, View<const T, B, E..., D> /*y*/,
                       View<const T, B, E..., D> dy, Parameters<T>& gradient) {
    gradient.embeddings.fill(T(0));
    const T* slope = dy.data();
    for (std::size_t i = 0; i < x.size(); ++i, slope += D)
      if (knows(x.data()[i]))
        for (std::size_t d = 0; d < D; ++d) row(gradient.embeddings, x.data()[i])[d] += slope[d];
  }

 private:
  static constexpr bool knows(std::int32_t token) { return static_cast<std::uint32_t>(token) < V; }
  static constexpr auto row(auto& table, std::int32_t token) {
    return table.data() + static_cast<std::size_t>(token) * D;
  }
};

}  // namespace detail::layers

/// A trained vector of Dim numbers for each token, as the first layer of a network: Embedding<20000, 32>. With other
/// numbers it is an error.
template <std::size_t... Size>
struct Embedding {
  template <class>
  using at = Embedding;
  using problem = detail::phrases<detail::problems::takes_Vocabulary_and_Dim>;
};

/// A vector of Dim numbers for each token: y(..., d) = embeddings(x(...), d). The input are tokens from 0 to
/// Vocabulary - 1, elements of type std::int32_t, so that it comes first in a network: of shape (T) it makes (T, Dim).
/// The table is a parameter, of shape (Vocabulary, Dim). fit, evaluate and predict of a batch throw ValueError for a
/// token that the vocabulary does not have; predict of one sample answers NaN. Initializers: embeddings uniform from
/// -0.05 to 0.05.
template <std::size_t Vocabulary, std::size_t Dim>
struct Embedding<Vocabulary, Dim> {
  template <class S>
  using at = detail::layers::EmbeddingAt<Vocabulary, Dim, S>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
