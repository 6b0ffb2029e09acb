// SPDX-License-Identifier: MIT
#include <dovetail/networks/adapt.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include <dovetail/layers.hpp>
#include <dovetail/networks/each_row.hpp>
#include <dovetail/networks/residual.hpp>
#include <dovetail/networks/sequential.hpp>
#include <dovetail/networks.hpp>

using namespace dovetail;

namespace {
// What doubles its input, so that one sees whether it ran.
struct Double {
  template <class T, std::size_t B, std::size_t... E>
  static void forward(View<const T, B, E...> x, View<T, B, E...> y) {
    for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = 2 * x.data()[i];
  }
};
const Tensor<float, dynamic, 2> data{{1, 10}, {3, 30}};
}  // namespace

TEST_CASE("a network adapts to its samples, and predicts from them then") {
  Network<Sequential<Input<2>, Normalization>> network;
  CHECK(std::isnan(network.predict({1, 10})(0)));
  adapt(network, data);
  CHECK(network.state<0>().mean == Tensor<float, 2>{2, 20});
  CHECK(network.predict(data) == Tensor<float, 2, 2>{{-1, -1}, {1, 1}});
}

TEST_CASE("a layer adapts to what the layers before it give, in containers too") {
  Network<Sequential<Input<2>, Double, Normalization, Double, Double, Normalization, Dense<1>>> network;
  adapt(network, data);
  CHECK(network.state<1>().mean == Tensor<float, 2>{4, 40});
  CHECK(network.state<1>().variance == Tensor<float, 2>{4, 400});
  CHECK(network.state<4>().mean == Tensor<float, 2>{0, 0});
  CHECK(network.state<4>().variance == Tensor<float, 2>{16, 16});

  Network<Sequential<Input<1, 2>, Flatten<>, Sequential<Double, Normalization>, Residual<Normalization>>> nested;
  adapt(nested, data.reshape<dynamic, 1, 2>());
  CHECK((nested.state<1, 1>().mean == Tensor<float, 2>{4, 40}));
  CHECK((nested.state<2, 0>().mean == Tensor<float, 2>{0, 0}));
  CHECK((nested.state<2, 0>().variance == Tensor<float, 2>{1, 1}));
}

TEST_CASE("a layer in an EachRow adapts to all rows of all samples") {
  Network<Sequential<Input<2, 1>, EachRow<Double, Normalization, Dense<3>>, EachRow<ReLU>>> network;
  adapt(network, data.reshape<dynamic, 2, 1>());
  CHECK((network.state<0, 1>().mean == Tensor<float, 1>{22}));  // of 2, 20, 6, 60
  CHECK((network.state<0, 1>().variance == Tensor<float, 1>{526}));
}

TEST_CASE("what has no mean is refused, and nothing is changed") {
  Network<Sequential<Input<2>, Normalization>> network;
  CHECK_THROWS_WITH_AS(adapt(network, Tensor<float, dynamic, 2>()), "adapt: expected samples, found none", ShapeError);
#ifndef __FAST_MATH__
  Tensor<float, dynamic, 2> x = data;
  x(1, 0) = std::numeric_limits<float>::quiet_NaN();
  CHECK_THROWS_WITH_AS(adapt(network, x), "adapt: sample 1 has a nan; expected finite numbers", ValueError);
#endif
  CHECK(std::isnan(network.state<0>().mean(0)));
}

TEST_CASE("layers behind each of several inputs adapt to the samples of theirs") {
  using Two =
      Graph<NamedInput<"words", 2>, Reshape<2>, Embedding<4, 3>, Flatten<>, Tap<"w">, NamedInput<"a", 2>, Normalization,
            Tap<"n">, NamedInput<"b", 2>, Join<Add, "n">, Normalization, Join<Concatenate, "w">, Dense<1>>;
  Network<Two> network;
  const Tensor<std::int32_t, 3, 2> words;
  const Tensor<float, 3, 2> a{{1, 2}, {3, 4}, {5, 9}}, b{{1, 0}, {7, 3}, {0, 0}};
  adapt(network, {words, a, b});
  CHECK(network.state<3>().mean(0) == doctest::Approx(3));
  CHECK(network.state<3>().mean(1) == doctest::Approx(5));
  CHECK(network.state<5>().mean(0) == doctest::Approx(8. / 3));  // of the sum, whose first part has mean 0
  CHECK(network.state<5>().mean(1) == doctest::Approx(1));
  CHECK_THROWS_AS(adapt(network, {words, a, Tensor<float, 4, 2>()}), ShapeError);
}
