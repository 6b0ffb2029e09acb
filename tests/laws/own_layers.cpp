// SPDX-License-Identifier: MIT
// Layers and containers as users write them, with every record that the protocol has: the laws hold for them.
#include <algorithm>
#include <cmath>

#include <dovetail/kernels/gemm.hpp>

#include "laws.hpp"

using namespace laws;

namespace {

// y = z, or activation(z)
template <class T, std::size_t B, std::size_t Out>
constexpr void end_in(View<T, B, Out> y, View<T, B, Out> z, auto... activation) {
  elementwise([&](auto pack) { return ((pack = activation(pack)), ..., pack); }, y, z);
}

/// y = activation(x · kernel), with memory of one call in all directions.
template <std::size_t In, std::size_t Out>
struct Product {
  using input = Shape<In>;
  using output = Shape<Out>;
  static constexpr bool ends_in_activation = true;
  template <class T>
  struct Parameters {
    using Kernel = Tensor<T, In, Out>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Kernel, kernel));
  };
  template <class T, std::size_t B>
  struct Scratch {
    using Rows = View<T, B, Out>;
    BOOST_HANA_DEFINE_STRUCT(Scratch, (Rows, rows));
  };
  template <class T, std::size_t B>
  static constexpr void forward(const Parameters<T>& p, View<const T, B, In> x, View<T, B, Out> y,
                                Inference<Product, T, B> pass, auto... activation) {
    gemm(x, p.kernel.view(), pass.scratch.rows, {});
    end_in(y, pass.scratch.rows, activation...);
  }
  template <class T, std::size_t B>
  static void backward(const Parameters<T>& p, View<const T, B, In> x, View<const T, B, Out> /*y*/,
                       View<const T, B, Out> dy, View<T, B, In> dx, Parameters<T>& gradient,
                       Training<Product, T, B> pass) {
    const View<T, B, Out> copy = pass.scratch.rows;
    std::ranges::copy(dy.flat(), copy.data());
    gemm_tn(x, View<const T, B, Out>(copy), gradient.kernel.view());
    gemm_nt(View<const T, B, Out>(copy), p.kernel.view(), dx);
  }
};

/// The same with a gain that is kept and not trained, and with its x in a Cache.
template <std::size_t In, std::size_t Out>
struct KeepingProduct {
  using input = Shape<In>;
  using output = Shape<Out>;
  static constexpr bool ends_in_activation = true;
  using state_initializers = Initializers<Constant<0.5>>;
  template <class T>
  using Parameters = typename Product<In, Out>::template Parameters<T>;
  template <class T>
  struct State {
    using Gain = Tensor<T, Out>;
    BOOST_HANA_DEFINE_STRUCT(State, (Gain, gain));
  };
  template <class T, std::size_t B>
  struct Cache {
    using Kept = View<T, B, In>;
    BOOST_HANA_DEFINE_STRUCT(Cache, (Kept, kept));
  };
  template <class T, std::size_t B>
  using Scratch = typename Product<In, Out>::template Scratch<T, B>;

  template <class T, std::size_t B>
  static constexpr void forward(const Parameters<T>& p, View<const T, B, In> x, View<T, B, Out> y,
                                Inference<KeepingProduct, T, B> pass, auto... activation) {
    gemm(x, p.kernel.view(), pass.scratch.rows, {});
    for (std::size_t b = 0; b < x.rows(); ++b)
      for (std::size_t j = 0; j < Out; ++j) pass.scratch.rows(b, j) *= pass.state.gain(j);
    end_in(y, pass.scratch.rows, activation...);
  }
  template <class T, std::size_t B>
  static void train(const Parameters<T>& p, View<const T, B, In> x, View<T, B, Out> y,
                    Training<KeepingProduct, T, B> pass, auto... activation) {
    std::ranges::copy(x.flat(), pass.cache.kept.data());
    forward(p, x, y, Inference<KeepingProduct, T, B>{pass.state, pass.scratch}, activation...);
  }
  template <class T, std::size_t B>
  static void backward(const Parameters<T>& p, View<const T, B, In> /*x*/, View<const T, B, Out> /*y*/,
                       View<const T, B, Out> dy, View<T, B, In> dx, Parameters<T>& gradient,
                       Training<KeepingProduct, T, B> pass) {
    const View<T, B, Out> dz = pass.scratch.rows;
    for (std::size_t b = 0; b < dy.rows(); ++b)
      for (std::size_t j = 0; j < Out; ++j) dz(b, j) = dy(b, j) * pass.state.gain(j);
    gemm_tn(View<const T, B, In>(pass.cache.kept), View<const T, B, Out>(dz), gradient.kernel.view());
    gemm_nt(View<const T, B, Out>(dz), p.kernel.view(), dx);
  }
};

template <class S>
struct UnitAt;
/// y = x / |x|, whose formula is said once.
struct Unit {
  template <class S>
  using at = UnitAt<S>;
};
template <std::size_t... E>
struct UnitAt<Shape<E...>> {
  using input = Shape<E...>;
  using output = input;
  using forward = as_train;
  template <class T, std::size_t B>
  struct Cache {
    using Rows = View<T, B>;
    BOOST_HANA_DEFINE_STRUCT(Cache, (Rows, factor));
  };
  template <class T, std::size_t B>
  static void train(View<const T, B, E...> x, View<T, B, E...> y, Training<UnitAt, T, B> pass) {
    for (std::size_t b = 0; b < x.rows(); ++b) {
      T sum = 0;
      for (std::size_t i = 0; i < input::size; ++i)
        sum += x.data()[b * input::size + i] * x.data()[b * input::size + i];
      const T factor = pass.cache.factor.data()[b] = 1 / std::sqrt(sum);
      for (std::size_t i = 0; i < input::size; ++i)
        y.data()[b * input::size + i] = factor * x.data()[b * input::size + i];
    }
  }
  // dx = (dy - y (dy · y)) / |x|
  template <class T, std::size_t B>
  static void backward(View<const T, B, E...> /*x*/, View<const T, B, E...> y, View<const T, B, E...> dy,
                       View<T, B, E...> dx, Training<UnitAt, T, B> pass) {
    if (dx.data() == nullptr) return;
    for (std::size_t b = 0; b < y.rows(); ++b) {
      const T *const yb = y.data() + b * input::size, *const dyb = dy.data() + b * input::size;
      T along = 0;
      for (std::size_t i = 0; i < input::size; ++i) along += yb[i] * dyb[i];
      for (std::size_t i = 0; i < input::size; ++i)
        dx.data()[b * input::size + i] = pass.cache.factor.data()[b] * (dyb[i] - yb[i] * along);
    }
  }
};

template <class A>
constexpr std::size_t inferred_stages =
    dovetail::detail::layers::tuple_length<dovetail::detail::networks::inference_stages<typename resolved<A>::stages>>;
template <class A>
constexpr std::size_t trained_stages =
    dovetail::detail::layers::tuple_length<dovetail::detail::networks::training_stages<typename resolved<A>::stages>>;

}  // namespace

TEST_CASE("layers with Scratch, State and Cache keep the gradient law, and so do the activations in them") {
  using Fused = Sequential<Product<4, 5>, Tanh, KeepingProduct<5, 3>, Sigmoid, Product<3, 2>>;
  static_assert(inferred_stages<Fused> == 3 && trained_stages<Fused> == 3);
  check_gradients<Sequential<Product<4, 5>>, Sequential<KeepingProduct<4, 5>>, Fused,
                  Sequential<Input<4>, Unit, Dense<3>, Unit>,
                  Sequential<Input<2, 3>, Unit, Flatten<>, Product<6, 2>, Unit>,
                  Sequential<Input<4>, Residual<KeepingProduct<4, 4>, Tanh>, Product<4, 2>, Sigmoid>>();
}

TEST_CASE("what ends in an activation does not read y on its way back") {
  CHECK(ending_law<Sequential<Dense<4, 5>>>());
  CHECK(ending_law<Sequential<With<Dense<4, 5>, NoBias>>>());
  CHECK(ending_law<Product<4, 5>>());
  CHECK(ending_law<KeepingProduct<4, 5>>());
}

TEST_CASE("they infer what they give in training, alone and in a batch") {
  const auto same = []<class A>(const Network<A>& network) {
    auto x = Tensor<float, dynamic, 4>::with_rows(3);
    Random random(Seed{1});
    for (float& v : x.flat()) v = random.uniform(-1.F, 1.F);
    const auto y = network.predict(x);
    for (std::size_t i = 0; i < x.rows(); ++i)
      CHECK(same_bits(network.predict(x[i]), decltype(network.predict(x[i]))(y[i])));
    return y;
  };
  using Together = Sequential<KeepingProduct<4, 5>, Tanh, Input<5>, Unit>;
  using Apart = Sequential<KeepingProduct<4, 5>, Copied, Tanh, Input<5>, Unit>;
  const auto y = same(Network<Together>());
  CHECK(same_bits(y, same(Network<Apart>())));
  for (std::size_t i = 0; i < 3; ++i) {
    double sum = 0;
    for (const float v : y[i]) sum += double(v) * double(v);
    CHECK(sum == doctest::Approx(1));
  }
  static_assert(Together::inference_bytes<float> == Apart::inference_bytes<float>);
}
