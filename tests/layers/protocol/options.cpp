// SPDX-License-Identifier: MIT
#include <dovetail/layers/protocol/options.hpp>

using namespace dovetail;

static_assert(detail::layers::has_option<NoBias, Momentum<0.5>, NoBias> &&
              !detail::layers::has_option<NoBias, Momentum<0.5>> && !detail::layers::has_option<NoBias>);

static_assert(detail::layers::option_value<Momentum>(0.99) == 0.99);
static_assert(detail::layers::option_value<Momentum, Momentum<0.9>>(0.99) == 0.9);
static_assert(detail::layers::option_value<Momentum, NoBias, Epsilon<0.1>, Momentum<0.5f>>(0.99) == 0.5);
static_assert(detail::layers::option_value<Epsilon, Momentum<0.9>>(1e-3) == 1e-3);
static_assert(detail::layers::option_value<Momentum, Momentum<0>>(0.99) == 0);  // 0 is a value as others

// An option with a value stands for all of its values.
template <class Option>
constexpr bool taken = detail::layers::takes_option<Option, Options<NoBias, Momentum<0.99>>>;
static_assert(taken<NoBias> && taken<Momentum<0.99>> && taken<Momentum<0.1>>);
static_assert(!taken<Epsilon<0.1>> && !taken<int> && !detail::layers::takes_option<NoBias, Options<>>);
