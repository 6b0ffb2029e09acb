// SPDX-License-Identifier: MIT
// Your own layer: y = scale · x, with a trained scale for each element. It is a type with a shape, a record of
// parameters, and its two directions; it works wherever the library's layers do.
#include <dovetail/dovetail.hpp>

#include <cstdio>

template <std::size_t N>
struct Gain {
  using input = dovetail::Shape<N>;
  using output = dovetail::Shape<N>;
  using initializers = dovetail::Initializers<dovetail::Ones>;

  template <class T>
  struct Parameters {
    using Vector = dovetail::Tensor<T, N>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Vector, scale));
  };

  template <class T, std::size_t B>
  static void forward(const Parameters<T>& p, dovetail::View<const T, B, N> x, dovetail::View<T, B, N> y) {
    for (std::size_t b = 0; b < x.rows(); ++b)
      for (std::size_t i = 0; i < N; ++i) y(b, i) = p.scale(i) * x(b, i);
  }
  // Overwrites dx (null if nobody wants it) and the gradient.
  template <class T, std::size_t B>
  static void backward(const Parameters<T>& p, dovetail::View<const T, B, N> x, dovetail::View<const T, B, N> /*y*/,
                       dovetail::View<const T, B, N> dy, dovetail::View<T, B, N> dx, Parameters<T>& gradient) {
    gradient.scale.fill(0);
    for (std::size_t b = 0; b < x.rows(); ++b)
      for (std::size_t i = 0; i < N; ++i) {
        gradient.scale(i) += dy(b, i) * x(b, i);
        if (dx.data() != nullptr) dx(b, i) = dy(b, i) * p.scale(i);
      }
  }
};

using namespace dovetail;

int main() {
  // Learns to undo a distortion: y = 3 x₀ - x₁ / 2.
  auto x = Tensor<float, dynamic, 2>::with_rows(64);
  auto y = Tensor<float, dynamic>::with_rows(64);
  Random random{Seed{1}};
  for (std::size_t i = 0; i < x.rows(); ++i) {
    for (float& v : x[i]) v = random.uniform(-1.f, 1.f);
    y[i] = 3 * x(i, 0) - x(i, 1) / 2;
  }

  auto model =
      compile<Sequential<Gain<2>, With<Dense<2, 1>, NoBias, Ones>>>(SGD{.learning_rate = 0.1}, MeanSquaredError{});
  model.summary();
  // output:  0      Gain<2>                          (None, 2)              2
  // output:  1      With<Dense<2, 1>, NoBias, Ones>  (None, 1)              2              2
  model.fit(x, y, {.epochs = 100, .batch_size = 8, .verbose = 0});

  model.network().for_each_parameter([](const std::string& name, const auto& tensor) {
    std::printf("%s has %zu elements\n", name.c_str(), tensor.size());
  });
  // output: 0.scale has 2 elements
  // output: 1.kernel has 2 elements
  const auto& network = model.network();
  for (std::size_t i = 0; i < 2; ++i)
    std::printf("factor %zu: %.2f\n", i,
                static_cast<double>(network.layer<0>().scale(i) * network.layer<1>().kernel(i, 0)));
  // output: factor 0: 3.00
  // output: factor 1: -0.50
}
