// SPDX-License-Identifier: MIT
#include <dovetail/networks/bind.hpp>

#include <concepts>

#include <dovetail/layers.hpp>

using namespace dovetail;
using namespace dovetail::detail::networks;

namespace {

template <class Bound, std::size_t I>
using stage = detail::layers::element<I, typename Bound::stages>;
template <class Bound>
constexpr std::size_t stage_count = detail::layers::tuple_length<typename Bound::stages>;

// Each layer gets the shape that the one before gives; Input is not counted.
using Good = bind<unknown, Input<28, 28>, Flatten<>, Dense<128>, ReLU, Dense<128, 10>>;
static_assert(stage_count<Good> == 4 && std::same_as<Good::output, Shape<10>>);
static_assert(std::same_as<stage<Good, 0>, Stage<0, Flatten<>, Flatten<28, 28>, Shape<28, 28>, Shape<784>>>);
static_assert(std::same_as<stage<Good, 1>, Stage<1, Dense<128>, Dense<784, 128>, Shape<784>, Shape<128>>>);
static_assert(std::same_as<stage<Good, 2>, Stage<2, ReLU, ReLU, Shape<128>, Shape<128>>>);
static_assert(std::same_as<stage<Good, 3>::written, Dense<128, 10>> && stage<Good, 3>::index == 3);

// The first layer may state the shape, and what comes before a chain may tell it.
static_assert(std::same_as<bind<unknown, Dense<4, 3>>::output, Shape<3>>);
static_assert(std::same_as<bind<Shape<4>, Dense<3>>::output, Shape<3>>);
static_assert(std::same_as<bind<Shape<4>>::output, Shape<4>> && std::same_as<bind<unknown>::output, unknown>);

// Where something is wrong, each layer's own output is taken as given.
using Bad = bind<unknown, Dense<4, 3>, Dense<5, 2>, Dense<7, 1>>;
static_assert(std::same_as<Bad::output, Shape<1>> && stage_count<Bad> == 3);
static_assert(std::same_as<stage<Bad, 1>, Stage<1, Dense<5, 2>, Dense<5, 2>, Shape<5>, Shape<2>>>);
using Unknown = bind<unknown, ReLU, Dense<3>>;
static_assert(std::same_as<stage<Unknown, 1>, Stage<1, Dense<3>, Dense<1, 3>, Shape<1>, Shape<3>>>);
struct OnlyIn {
  using input = Shape<9>;
};
using NoLayers = bind<Shape<2>, int, OnlyIn, Dense<3>>;
static_assert(std::same_as<stage<NoLayers, 0>, Stage<0, int, Input<1>, Shape<2>, Shape<2>>>);
static_assert(std::same_as<stage<NoLayers, 1>, Stage<1, OnlyIn, Input<1>, Shape<2>, Shape<2>>>);
static_assert(std::same_as<NoLayers::output, Shape<3>>);
using Inputs = bind<unknown, Input<0>, ReLU, Input<5>, Dense<3>>;
static_assert(stage_count<Inputs> == 2 && std::same_as<stage<Inputs, 0>::input, Shape<1>> &&
              std::same_as<stage<Inputs, 1>::layer, Dense<5, 3>>);

struct Nothings {};
// A function is found whatever it takes.
struct Overloaded {
  template <class T>
  static void forward(T);
  static void forward(int, int);
};
static_assert(names_forward<Overloaded> && !names_forward<Nothings> && !names_forward<int>);

}  // namespace
