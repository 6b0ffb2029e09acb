// SPDX-License-Identifier: MIT
#include <dovetail/layers/protocol/options.hpp>

using namespace dovetail;

using detail::layers::Chosen;
template <std::size_t... N>
struct Strides {};
template <std::size_t N>
struct Groups {};
struct Valid {};
struct Same {};
struct Causal {};

static_assert(detail::layers::has_option<NoBias, Momentum<0.5>, NoBias> &&
              !detail::layers::has_option<NoBias, Momentum<0.5>> && !detail::layers::has_option<NoBias>);

// What is declared is what there is by default; a flag is not there.
using All = Options<Momentum<0.99>, Strides<1, 2>, Groups<1>, OneOf<Valid, Same, Causal>, NoBias>;
static_assert(std::same_as<chosen<All>, Chosen<Momentum<0.99>, Strides<1, 2>, Groups<1>, Valid>>);
static_assert(std::same_as<chosen<Options<>>, Chosen<>> && std::same_as<chosen<Options<NoBias>>, Chosen<>>);

// What is given takes its place, in any order; of several the last one.
using Given = chosen<All, NoBias, Causal, Strides<3>, Momentum<0>, Groups<4>>;
static_assert(
    std::same_as<Given, Chosen<Momentum<0>, Strides<3, 3>, Groups<4>, Causal, NoBias>> &&
    std::same_as<Given,
                 chosen<All, Groups<4>, Momentum<1>, Strides<1, 1>, Strides<3, 3>, Causal, Momentum<0.0f>, NoBias>>);
static_assert(Given::value<Momentum> == 0 && chosen<All>::value<Momentum> == 0.99);
static_assert(Given::sizes<Strides> == std::array<std::size_t, 2>{3, 3} &&
              chosen<All>::sizes<Strides> == std::array<std::size_t, 2>{1, 2} &&
              Given::sizes<Groups> == std::array<std::size_t, 1>{4});
static_assert(Given::has<NoBias> && !chosen<All>::has<NoBias> && Given::has<Causal> && !Given::has<Valid> &&
              chosen<All>::has<Valid>);

// An option with a value stands for all of its values.
template <class Option>
constexpr bool taken = detail::layers::takes_option<Option, All>;
static_assert(taken<NoBias> && taken<Momentum<0.99>> && taken<Momentum<0.1>> && taken<Same> && taken<Strides<7>> &&
              taken<Strides<7, 1>> && taken<Groups<2>>);
static_assert(!taken<Epsilon<0.1>> && !taken<int> && !detail::layers::takes_option<NoBias, Options<>> &&
              !taken<OneOf<Valid, Same, Causal>>);
static_assert(!taken<Strides<>> && !taken<Strides<1, 1, 1>> && !taken<Strides<0>> && !taken<Strides<1, 0>>);
