// SPDX-License-Identifier: MIT
#include <dovetail/networks/leaving_out.hpp>

#include <concepts>

#include <dovetail/layers.hpp>
#include <dovetail/networks/architecture.hpp>
#include <dovetail/networks/residual.hpp>

using namespace dovetail;

namespace {

template <class A, class... L>
constexpr bool stays = !detail::networks::ends_in<resolved<Sequential<L...>>, A>;
template <class A, class F>
using left_of = typename decltype(detail::networks::stages_without<A, F, typename F::output>())::type;
template <class A, class... L>
using left = left_of<A, resolved<Sequential<L...>>>;
template <class... L>
using stages = typename Sequential<L...>::stages;

}  // namespace

static_assert(std::same_as<left<Softmax, Dense<4, 3>, Softmax>, stages<Dense<4, 3>>>);
static_assert(std::same_as<left<Sigmoid, Dense<4, 3>, ReLU, Sigmoid>, stages<Dense<4, 3>, ReLU>>);
static_assert(std::same_as<left<Softmax, Dense<4, 3>, Intended<Softmax>>, stages<Dense<4, 3>>>);
static_assert(std::same_as<left<Softmax, Input<3>, Softmax>, boost::hana::tuple<>>);

// Another activation, something that works behind it, or none.
static_assert(stays<Softmax, Dense<4, 3>> && stays<Softmax, Dense<4, 3>, Sigmoid> &&
              stays<Softmax, Input<4>, Flatten<>>);
static_assert(stays<Softmax, Dense<4, 3>, Softmax, Dropout<0.5>> && stays<Softmax, Dense<4, 3>, Softmax, Dense<3>>);

// Another shape behind it, where rows or elements stay what they are.
template <class A, class... L>
constexpr std::size_t count = detail::layers::tuple_length<left<A, L...>>;
static_assert(count<Sigmoid, Dense<4, 6>, Sigmoid, Reshape<2, 3>> == 2 &&
              count<Softmax, Dense<4, 3>, Softmax, Reshape<1, 3>> == 2);
static_assert(stays<Softmax, Dense<4, 6>, Reshape<2, 3>, Softmax, Flatten<>>);
struct Own : Elementwise<Own> {};
static_assert(count<Own, Dense<4, 6>, Own, Reshape<2, 3>, Flatten<>> == 3 &&
              stays<Own, Dense<4, 6>, Own, Reshape<2, 3>>);

// In containers too, which keep their records.
using Nested = left<Softmax, Input<4>, Sequential<Dense<6>, Sequential<Dense<3>, Softmax>, Flatten<>>>;
using Container = detail::layers::element<0, Nested>::layer;
static_assert(element_count<parameters_of<Container, float>> == 51 && std::same_as<Container::output, Shape<3>>);
static_assert(stays<Softmax, Input<4>, Residual<Dense<4>, Softmax>> &&
              stays<Sigmoid, Dense<4, 3>, Sequential<Softmax>>);
