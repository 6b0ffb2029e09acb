// SPDX-License-Identifier: MIT
#include <dovetail/networks/wiring.hpp>

#include <array>

using namespace dovetail::detail::networks;

template <std::size_t N>
using Numbers = std::array<std::size_t, N>;

// A chain: stage i takes value i, and gives value i + 1.
constexpr auto chain = chain_wires<3>();
static_assert(chain.taken == Numbers<3>{0, 1, 2} && chain.first == Numbers<4>{0, 1, 2, 3} && chain.outputs[0] == 3);
static_assert(chain.count(1) == 1 && chain.users(0) == 1 && chain.users(3) == 1 && chain_wires<0>().outputs[0] == 0);

// y = c(x, b(a(x))), with d behind a
//   value 0 -> a: 1 -> b: 2 -> c (2 and 0): 3 -> d: 4
constexpr Wires<4, 5> joined{{0, 1, 2, 4, 5}, {0, 1, 2, 0, 3}, {4}};
static_assert(joined.users(0) == 2 && joined.users(2) == 1 && joined.count(2) == 2);

// Stages that do not run are what they get: without b and d.
constexpr auto running = running_wires<3>(joined, Numbers<2>{0, 2});
static_assert(running.taken == Numbers<3>{0, 1, 0} && running.first == Numbers<3>{0, 1, 3} && running.outputs[0] == 2);
static_assert(running_wires<0>(joined, Numbers<0>{}).outputs[0] == 0);
static_assert(running_wires<3>(chain, Numbers<3>{0, 1, 2}).taken == chain.taken);

// One may run as part of the stage before it, if nobody else needs what that gives.
static_assert(only_users(chain, {}) == std::array<bool, 3>{false, true, true});
static_assert(only_users(joined, {}) == std::array<bool, 4>{false, true, false, true});
static_assert(only_users(joined, {false, true, false, false}) == std::array<bool, 4>{false, false, false, true});
constexpr Wires<2, 2, 1, 2> both_out{{0, 1, 2}, {0, 1}, {1, 2}};
static_assert(only_users(both_out, {}) == std::array<bool, 2>{});
constexpr Wires<3, 3> from_the_first{{0, 1, 2, 3}, {0, 0, 1}, {3}};
static_assert(!only_users(from_the_first, {})[2]);  // the stage before it gives another value

// On the way forward: what lies in the output, and how long the others are used.
constexpr auto forth = forward_flow(joined);
static_assert(forth.output == Numbers<4>{nowhere, nowhere, nowhere, 0});
static_assert(forth.lives[0].begin == 0 && forth.lives[0].end == 1 && forth.lives[2].end == 3);
static_assert(is_handed_on(forth.lives) && forth.lives[3].begin == nowhere);
// A stage that works in place writes over what nobody else needs, and into the output if that is its own.
constexpr auto in_place = forward_flow(joined, {false, false, true, false});
static_assert(in_place.place == Numbers<4>{0, 2, 2, 3} && in_place.lives[2].begin == 1 && in_place.lives[2].end == 3);
static_assert(forward_flow(joined, {false, false, false, true}).output == Numbers<4>{nowhere, nowhere, 0, 0});
static_assert(forward_flow(both_out, {false, true}).place == Numbers<2>{0, 1});

// On the way back: each value has one user, but x has two. The first that is met writes, and the other one adds.
constexpr auto back = backward_flow(joined);
constexpr std::size_t dy = 5;
static_assert(back.place == Numbers<5>{0, 1, 2, 3, dy});
static_assert(back.before == Numbers<5>{0, nowhere, nowhere, nowhere, nowhere} && back.is_apart(joined, 0));
// A stage that hands on its gradient writes nothing: it lies where the next one has it. What is added to that needs no
// place of its own.
constexpr auto sum = backward_flow(joined, {false, false, true, false});
static_assert(sum.place == Numbers<5>{0, 1, 3, 3, dy} && sum.before[0] == 3 && !sum.is_apart(joined, 0));
static_assert(sum.lives[1].begin == nowhere && sum.lives[2].begin == 0 && sum.lives[2].end == 3);
// An output that is used gets a gradient from both.
static_assert(backward_flow(both_out).place == Numbers<3>{0, 1, 4} && backward_flow(both_out).before[1] == 3);

// A chain has values that are handed on, forth and back. (The pipelines know it without a table.)
static_assert(is_chain(chain) && !is_chain(joined) && is_handed_on(forward_flow(chain).lives) &&
              is_handed_on(backward_flow(chain).lives));
static_assert(forward_flow(chain).output == Numbers<3>{nowhere, nowhere, 0} &&
              backward_flow(chain).place == Numbers<4>{0, 1, 2, 4} &&
              backward_flow(chain).before == Numbers<3>{nowhere, nowhere, nowhere});
