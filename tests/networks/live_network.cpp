// SPDX-License-Identifier: MIT
#include <dovetail/networks/live_network.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <concepts>
#include <type_traits>
#include <utility>

#include <dovetail/layers.hpp>
#include <networks/allocations.hpp>

using namespace dovetail;

namespace {
using Tone = Sequential<Dense<1, 5'000>, Dense<1>>;  // kernels of 20 KB, on the heap
using Live = LiveNetwork<Tone>;

// All its parameters are v.
Network<Tone> all_are(float v) {
  Network<Tone> network;
  network.for_each_parameter([v](const auto&, auto& tensor) { std::ranges::fill(tensor.flat(), v); });
  return network;
}
float value_in(const Network<Tone>& network) { return network.layer<1>().bias(0); }
float value_in_use(Live& live) { return live.use(value_in); }
}  // namespace

static_assert(!std::is_copy_constructible_v<Live> && !std::is_move_constructible_v<Live>);
static_assert(!std::is_convertible_v<const Network<Tone>&, Live>);
static_assert(std::same_as<decltype(LiveNetwork(Network<Tone, double>())), LiveNetwork<Tone, double>>);

// use() throws what its function throws, and nothing else.
static_assert(!noexcept(std::declval<Live&>().use([](const auto&) {})));
static_assert(noexcept(std::declval<Live&>().use([](const auto&) noexcept {})));
static_assert(std::is_void_v<decltype(std::declval<Live&>().use([](const auto&) {}))>);

TEST_CASE("a live network is the newest one that was set") {
  Live live(all_are(1));
  CHECK(value_in_use(live) == 1);
  CHECK(value_in_use(live) == 1);
  live.set(all_are(2));
  CHECK(value_in_use(live) == 2);
  CHECK(value_in_use(live) == 2);
  live.set(all_are(3));
  live.set(all_are(4));  // before 3 was in use
  CHECK(value_in_use(live) == 4);
  for (float v = 5; v < 20; ++v) {
    live.set(all_are(v));
    if (static_cast<int>(v) % 3 != 0) CHECK(value_in_use(live) == v);
  }
}

TEST_CASE("what is set during a block is in use from the next one on") {
  Live live(all_are(1));
  live.set(all_are(2));
  live.use([&](const Network<Tone>& network) {
    const auto before = network.predict({1});
    for (float v = 3; v < 8; ++v) {
      live.set(all_are(v));
      CHECK(value_in(network) == 2);
      CHECK(network.predict({1}) == before);
    }
  });
  CHECK(value_in_use(live) == 7);
}

TEST_CASE("use neither copies the network nor allocates") {
  Live live(all_are(1));
  live.set(all_are(2));
  const auto block = [&] {
    return allocations_of([&] { live.use([](const Network<Tone>& network) noexcept { network.predict({1}); }); });
  };
  CHECK(block() == 0);  // takes the 2
  CHECK(block() == 0);
  CHECK(allocations_of([&] { live.set(all_are(3)); }) > 0);  // they are counted
}
