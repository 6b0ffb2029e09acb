// SPDX-License-Identifier: MIT
#include <dovetail/layers/intended.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <sstream>

#include <dovetail/networks.hpp>

using namespace dovetail;

// Bound, it is the layer itself: nothing else can tell them apart.
using Plain = Sequential<Input<4>, Dense<3>, Tanh, Dropout<0.5>>;
using Marked = Sequential<Input<4>, Intended<Dense<3>>, Intended<Tanh>, Intended<Dropout<0.5>>>;
template <std::size_t I, class A>
using layer_at = typename detail::layers::element<I, typename A::stages>::layer;
static_assert(std::same_as<layer_at<0, Marked>, Dense<4, 3>> && std::same_as<layer_at<1, Marked>, Tanh>);
static_assert(std::same_as<layer_at<2, Marked>, layer_at<2, Plain>>);
static_assert(std::same_as<Sequential<Intended<Dense<4, 3>>>::input, Shape<4>>);
static_assert(std::same_as<layer_at<0, Sequential<Intended<Dense<4, 3>>>>, Dense<4, 3>>);

TEST_CASE("what is meant computes what the layer computes") {
  const Tensor<float, 4> x{1, -2, 3, 0.5f};
  CHECK(Network<Marked>(Seed{5}).predict(x) == Network<Plain>(Seed{5}).predict(x));
}
