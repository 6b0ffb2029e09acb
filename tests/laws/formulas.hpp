// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/formula.hpp>

/// Layers as users write them: each is its formula.
namespace own {
using namespace dovetail;

struct Swish : Formula<Swish> {
  static constexpr auto formula(auto x) { return x * sigmoid(x); }
};
struct GELU : Formula<GELU> {
  static constexpr auto formula(auto x) { return 0.5 * x * (1 + erf(x * 0.7071067811865476)); }
};
struct Tanh : Formula<Tanh> {
  using gives = Gives::neither;
  static constexpr auto formula(auto x) { return tanh(x); }
};
struct Softmax : Formula<Softmax> {
  using gives = Gives::distributions;
  static constexpr auto formula(auto x) { return softmax(x); }
};

/// y = (x - mean) / √(variance + 1e-5) · scale + shift
struct LayerNormalization : Formula<LayerNormalization> {
  using initializers = Initializers<Ones, Zeros>;
  template <class T, std::size_t N>
  struct Parameters {
    using Vector = Tensor<T, N>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Vector, scale), (Vector, shift));
  };
  static constexpr auto formula(auto p, auto x) { return (x - mean(x)) / sqrt(var(x) + 1e-5) * p.scale + p.shift; }
};

/// y = x · kernel + bias
template <std::size_t Out>
struct Linear : Formula<Linear<Out>> {
  using gives = Gives::logits;
  using initializers = Initializers<GlorotUniform, Zeros>;
  template <class T, std::size_t In>
  struct Parameters {
    using Kernel = Tensor<T, In, Out>;
    using Bias = Tensor<T, Out>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Kernel, kernel), (Bias, bias));
  };
  static constexpr auto formula(auto p, auto x) { return matmul(x, p.kernel) + p.bias; }
};

/// y = (x · value) sigmoid(x · gate)
template <std::size_t Out>
struct Gated : Formula<Gated<Out>> {
  template <class T, std::size_t In>
  struct Parameters {
    using Kernel = Tensor<T, In, Out>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Kernel, value), (Kernel, gate));
  };
  static constexpr auto formula(auto p, auto x) { return matmul(x, p.value) * sigmoid(matmul(x, p.gate)); }
};

/// One head: y = softmax(q kᵀ / 2) v
template <std::size_t D>
struct Attention : Formula<Attention<D>> {
  template <class T, std::size_t, std::size_t F>
  struct Parameters {
    using Kernel = Tensor<T, F, D>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Kernel, query), (Kernel, key), (Kernel, value));
  };
  static constexpr auto formula(auto p, auto x) {
    const auto q = matmul(x, p.query), k = matmul(x, p.key), v = matmul(x, p.value);
    return matmul(softmax(matmul(q, transpose(k)) / 2), v);
  }
};

/// Of N numbers, the sums of those in the first and in the second half.
template <std::size_t N>
struct Halves : Formula<Halves<N>> {
  using input = Shape<N>;
  static constexpr auto formula(auto x) { return x(range<0, N / 2>) + x(range<N / 2, N>); }
};

/// Joins two values, of which the second decides about the first.
struct Choose : Formula<Choose> {
  static constexpr auto formula(auto a, auto b) { return a * sigmoid(b) + mean(b); }
};

/// y = (x - mean) / deviation, of the data that it has seen.
struct Standardized : Formula<Standardized> {
  using state_initializers = Initializers<Zeros, Ones>;
  template <class T, std::size_t N>
  struct State {
    using Vector = Tensor<T, N>;
    BOOST_HANA_DEFINE_STRUCT(State, (Vector, mean), (Vector, deviation));
  };
  static constexpr auto formula(auto state, auto x) { return (x - state.mean) / state.deviation; }
};
}  // namespace own
