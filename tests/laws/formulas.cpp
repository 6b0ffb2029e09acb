// SPDX-License-Identifier: MIT
// Layers that are formulas keep the laws of all layers, and compute what hand-written ones compute.
#include "formulas.hpp"

#include <dovetail/layers.hpp>
#include <dovetail/networks/frozen.hpp>

#include "laws.hpp"

using namespace laws;

namespace {
// Everything that a network computes of one batch: y, dx and the gradients of the parameters.
template <class A>
std::vector<double> all_of(std::size_t rows) {
  const auto made = subject<A>();
  auto& s = *made;
  Random random(Seed{3});
  const auto x = samples_of(s, rows, random), dy = off_kinks(rows * s.output, random);
  std::vector<double> y(rows * s.output), dx(rows * s.input);
  auto memory = Tensor<std::byte, dynamic>::with_rows(s.cache_bytes(rows));
  s.train(rows, x.data(), y.data(), memory.data());
  s.backward(rows, x.data(), y.data(), dy.data(), dx.data(), memory.data());
  y.insert(y.end(), dx.begin(), dx.end());
  for (const auto& p : s.parameters) y.insert(y.end(), p.gradient.begin(), p.gradient.end());
  return y;
}
// In double, the two differ by roundings alone.
template <class Derived, class Written>
void check_same() {
  for (const std::size_t rows : {std::size_t{1}, std::size_t{5}}) {
    const auto derived = all_of<Derived>(rows), written = all_of<Written>(rows);
    REQUIRE(derived.size() == written.size());
    for (std::size_t i = 0; i < derived.size(); ++i) CHECK(derived[i] == doctest::Approx(written[i]).epsilon(1e-12));
  }
}
// The formula as a function of tensors.
template <class L, std::size_t... E>
void check_values() {
  const Network<Sequential<Input<E...>, L>, double> network(Seed{4});
  Tensor<double, E...> x;
  Random random(Seed{5});
  for (double& v : x.flat()) v = random.uniform(-2.0, 2.0);
  const auto y = network.predict(x);
  const auto same = fused([](auto p, auto a) { return L::formula(p, a); }, network.template layer<0>(), x);
  for (std::size_t i = 0; i < y.size(); ++i) CHECK(y.data()[i] == doctest::Approx(same.data()[i]).epsilon(1e-12));
}
template <class A>
constexpr std::size_t trained_stages =
    dovetail::detail::layers::tuple_length<dovetail::detail::networks::training_stages<typename resolved<A>::stages>>;
template <class A>
constexpr std::size_t inferred_stages =
    dovetail::detail::layers::tuple_length<dovetail::detail::networks::inference_stages<typename resolved<A>::stages>>;
}  // namespace

TEST_CASE("functions of elements") {
  CHECK(layer_laws<own::Swish, Shape<3>>());
  CHECK(layer_laws<own::GELU, Shape<2, 9>>());
  CHECK(layer_laws<Sequential<Dense<3, 17>, own::Tanh, Dense<2>, own::Swish>>());
  check_same<Sequential<Input<19>, own::Swish>, Sequential<Input<19>, SiLU>>();
  check_same<Sequential<Input<19>, own::GELU>, Sequential<Input<19>, dovetail::GELU>>();
  check_same<Sequential<Input<19>, own::Tanh>, Sequential<Input<19>, dovetail::Tanh>>();
}

TEST_CASE("a product ends in them: in inference, and where the gradient follows from y in training too") {
  using OfY = Sequential<Dense<4, 5>, own::Tanh>;
  using OfX = Sequential<Dense<4, 5>, own::Swish>;
  static_assert(inferred_stages<OfY> == 1 && trained_stages<OfY> == 1);
  static_assert(inferred_stages<OfX> == 1 && trained_stages<OfX> == 2);
  static_assert(OfX::inference_bytes<float> == Sequential<Dense<4, 5>, SiLU>::inference_bytes<float>);
}

TEST_CASE("functions of rows") {
  CHECK(layer_laws<own::Softmax, Shape<2, 5>>());
  CHECK(layer_laws<own::LayerNormalization, Shape<7>>());
  CHECK(layer_laws<own::LayerNormalization, Shape<33>>());
  check_same<Sequential<Input<3, 11>, own::Softmax>, Sequential<Input<3, 11>, dovetail::Softmax>>();
  check_values<own::LayerNormalization, 13>();
}

TEST_CASE("products") {
  CHECK(layer_laws<own::Linear<5>, Shape<7>>());
  CHECK(layer_laws<Sequential<Input<3>, own::Linear<1>, own::Linear<4>>>());
  CHECK(layer_laws<own::Gated<4>, Shape<3>>());
  CHECK(layer_laws<own::Attention<3>, Shape<5, 4>>());
  CHECK(layer_laws<own::Attention<1>, Shape<1, 2>>());
  check_same<Sequential<Input<9>, own::Linear<5>>, Sequential<Input<9>, Dense<5>>>();
  check_values<own::Gated<4>, 9>();
  check_values<own::Attention<4>, 6, 5>();
}

TEST_CASE("a formula without a name, and one of given sizes") {
  using Cube = FormulaOf<[](auto x) { return x * x * x; }>;
  CHECK(layer_laws<Cube, Shape<4>>());
  CHECK(Network<Sequential<Input<2>, Cube>>().predict(Tensor<float, 2>{2, -3}) == Tensor<float, 2>{8, -27});
  static_assert(std::same_as<Sequential<own::Halves<4>>::output, Shape<2>>);
  CHECK(layer_laws<own::Halves<4>>());
}

TEST_CASE("constant expressions") {
  using A = Sequential<Input<3, 2>, own::Attention<4>, Flatten<>, own::LayerNormalization, own::Gated<5>, own::Swish>;
  const Network<A, double> network(Seed{3});
  const Tensor<double, 3, 2> x{{1, 2}, {-1, 0}, {0.5, 3}};
  const auto same = constant_predict(network, x), y = network.predict(x);
  for (std::size_t i = 0; i < y.size(); ++i) CHECK(y(i) == doctest::Approx(same(i)).epsilon(1e-12));
}

TEST_CASE("several inputs, and state") {
  CHECK(layer_laws<Graph<Input<4>, Tap<"x">, Dense<4>, Join<own::Choose, "x">>>());
  CHECK(layer_laws<own::Standardized, Shape<5>>());
}

TEST_CASE("what is kept, and what is counted") {
  using Row = dovetail::Sequential<Input<16>, own::LayerNormalization>::stages;
  using Layer = typename dovetail::detail::layers::element<0, Row>::layer;
  static_assert(Layer::saved.count == 2 && Layer::saved.elements[0] == 1);  // two sums
  using Soft = typename dovetail::detail::layers::element<0, Sequential<Input<16>, own::Softmax>::stages>::layer;
  static_assert(Soft::saved.count == 0);  // y is there
  static_assert(own::Linear<5>::at<Shape<7>>::multiply_adds == 35);
  static_assert(own::Attention<4>::at<Shape<6, 5>>::multiply_adds == 3 * 6 * 5 * 4 + 2 * 6 * 6 * 4);
}

TEST_CASE("in company, with options") {
  CHECK(layer_laws<Sequential<Input<4, 6>, Residual<own::Attention<6>>, EachRow<own::LayerNormalization>, Flatten<>,
                              With<own::Linear<3>, HeNormal, On<"bias", Ones>>, own::Swish, own::Softmax>>());
}
