// SPDX-License-Identifier: MIT
#include <dovetail/networks/leaving_out.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/layers.hpp>
#include <dovetail/networks/architecture.hpp>
#include <dovetail/networks/graph.hpp>
#include <dovetail/networks/leaving_out_each.hpp>
#include <dovetail/networks/residual.hpp>

using namespace dovetail;

namespace {

template <class A, class... L>
constexpr bool stays = !detail::networks::ends_in<resolved<Sequential<L...>>, A>;
template <class A, class... L>
using left = typename decltype(detail::networks::stages_without<A, resolved<Sequential<L...>>,
                                                                typename resolved<Sequential<L...>>::output>())::type;
template <class A, std::size_t At, class... L>
constexpr bool leaves_out =
    std::same_as<typename detail::layers::element<At, left<A, L...>>::layer, detail::networks::LeftOut> &&
    detail::layers::tuple_length<left<A, L...>> == detail::layers::tuple_length<typename Sequential<L...>::stages>;

}  // namespace

static_assert(leaves_out<Softmax, 1, Dense<4, 3>, Softmax> && leaves_out<Sigmoid, 2, Dense<4, 3>, ReLU, Sigmoid> &&
              leaves_out<Softmax, 1, Dense<4, 3>, Intended<Softmax>> && leaves_out<Softmax, 0, Input<3>, Softmax>);
static_assert(std::same_as<detail::networks::training_stages<left<Softmax, Dense<4, 3>, Softmax>>,
                           typename Sequential<Dense<4, 3>>::stages>);

// Another activation, something that works behind it, or none.
static_assert(stays<Softmax, Dense<4, 3>> && stays<Softmax, Dense<4, 3>, Sigmoid> &&
              stays<Softmax, Input<4>, Flatten<>>);
static_assert(stays<Softmax, Dense<4, 3>, Softmax, Dropout<0.5>> && stays<Softmax, Dense<4, 3>, Softmax, Dense<3>>);

// Another shape behind it, where rows or elements stay what they are.
static_assert(leaves_out<Sigmoid, 1, Dense<4, 6>, Sigmoid, Reshape<2, 3>> &&
              leaves_out<Softmax, 1, Dense<4, 3>, Softmax, Reshape<1, 3>>);
static_assert(stays<Softmax, Dense<4, 6>, Reshape<2, 3>, Softmax, Flatten<>>);
struct Own : Elementwise<Own> {};
static_assert(leaves_out<Own, 1, Dense<4, 6>, Own, Reshape<2, 3>, Flatten<>> &&
              stays<Own, Dense<4, 6>, Own, Reshape<2, 3>>);

// In containers too, which keep their records.
using Nested = left<Softmax, Input<4>, Sequential<Dense<6>, Sequential<Dense<3>, Softmax>, Flatten<>>>;
using Container = detail::layers::element<0, Nested>::layer;
static_assert(element_count<parameters_of<Container, float>> == 51 && std::same_as<Container::output, Shape<3>>);
static_assert(stays<Softmax, Input<4>, Residual<Dense<4>, Softmax>> &&
              stays<Sigmoid, Dense<4, 3>, Sequential<Softmax>>);

TEST_CASE("a summary says what is left to the loss") {
  using A = Sequential<Input<4>, Tanh, Sequential<Dense<4>, Softmax>, Flatten<>>;
  Summary s = summary_of<A>();
  detail::networks::say_left_out<detail::networks::LeavingOut<Softmax, resolved<A>>>(s.layers);
  CHECK(s.layers[1].layers[1].fused_with == "the loss");
  s = summary_of<Sequential<Dense<4, 1>, Sigmoid>>();
  detail::networks::say_left_out<detail::networks::LeavingOut<Sigmoid, Sequential<Dense<4, 1>, Sigmoid>>>(s.layers);
  CHECK(s.layers[0].fused_with.empty());
  CHECK(s.layers[1].fused_with == "0, the loss");

  using Two = Graph<Input<4>, Dense<3>, Tap<"x">, Softmax, Output<"a">, Use<"x">, Dense<1>, Sigmoid, Output<"b">>;
  s = summary_of<Two>();
  detail::networks::say_left_out<detail::networks::LeavingOutEach<Two, Softmax, Sigmoid>>(s.layers);
  CHECK(s.layers[1].fused_with == "the loss");
  CHECK(s.layers[3].fused_with == "2, the loss");
}
