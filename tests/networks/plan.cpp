// SPDX-License-Identifier: MIT
#include <dovetail/networks/plan.hpp>

#include <doctest/doctest.h>

#include <array>

using namespace dovetail::detail::networks;

namespace {

// Three stages of a chain: the output of the last one lies elsewhere.
constexpr std::array<PlannedStage, 3> chain{
    {{.output = 128, .own = {64, 0}}, {.output = 320, .own = {0, 192}}, {.output = 0, .own = {256, 64}}}};
using Offsets = std::array<std::size_t, 3>;

}  // namespace

// What stays lies in the order of the stages: Cache 0, output 0, output 1 (stage 1 keeps nothing), Cache 2.
constexpr auto persistent = persistent_layout(chain);
static_assert(persistent.own == Offsets{0, 64 + 128, 64 + 128 + 320});
static_assert(persistent.value == Offsets{64, 64 + 128, 64 + 128 + 320 + 256});
static_assert(persistent.bytes == 64 + 128 + 320 + 256);

// A ping-pong buffer is as large as stage 1 needs: output 0 lies at its end, output 1 at its start, and what the stage
// needs for itself between the two.
constexpr auto ping_pong = ping_pong_layout(chain);
static_assert(ping_pong.bytes == 320 + 192 + 128);
static_assert(ping_pong.value == Offsets{320 + 192, 0, 320 + 192 + 128});
static_assert(ping_pong.own == Offsets{0, 320, 320});

// Whether what a stage takes, what it gives and what it needs for itself lie apart, and in the block.
template <std::size_t N>
constexpr bool apart(const std::array<PlannedStage, N>& stages) {
  const auto layout = ping_pong_layout(stages);
  for (std::size_t i = 0; i < N; ++i) {
    const std::array<std::array<std::size_t, 2>, 3> used{
        {{i == 0 ? 0 : layout.value[i - 1], i == 0 ? 0 : stages[i - 1].output},
         {layout.own[i], stages[i].own.transient},
         {layout.value[i], stages[i].output}}};
    for (std::size_t a = 0; a < 3; ++a) {
      if (used[a][0] + used[a][1] > layout.bytes) return false;
      for (std::size_t b = 0; b < a; ++b)
        if (used[a][0] < used[b][0] + used[b][1] && used[b][0] < used[a][0] + used[a][1]) return false;
    }
  }
  return true;
}
static_assert(apart(chain));

// Whether things that are used at the same time lie apart, and in the block.
template <std::size_t N>
constexpr bool apart_as_long_as_they_live(const std::array<PlannedStage, N>& stages,
                                          const std::array<Lifetime, N>& lives) {
  const auto layout = first_fit_layout(stages, lives);
  const auto overlap = [](std::size_t a, std::size_t a_bytes, std::size_t b, std::size_t b_bytes) {
    return a < b + b_bytes && b < a + a_bytes;
  };
  for (std::size_t i = 0; i < N; ++i) {
    if (layout.value[i] + stages[i].output > layout.bytes) return false;
    if (layout.own[i] + stages[i].own.transient > layout.bytes) return false;
    for (std::size_t j = 0; j < N; ++j) {
      if (lives[j].begin <= i && i <= lives[j].end &&
          overlap(layout.own[i], stages[i].own.transient, layout.value[j], stages[j].output))
        return false;
      if (j != i && lives[j].begin <= lives[i].end && lives[i].begin <= lives[j].end &&
          overlap(layout.value[i], stages[i].output, layout.value[j], stages[j].output))
        return false;
    }
  }
  return true;
}

TEST_CASE("nothing that is used at the same time lies in the same place, whatever the sizes") {
  for (std::size_t sizes = 0; sizes < 4096; ++sizes) {  // none to 3 cache lines for each of 6 things
    std::size_t rest = sizes;
    const auto next = [&] {
      const std::size_t size = 64 * (rest % 4);
      rest /= 4;
      return size;
    };
    std::array<PlannedStage, 4> stages{};
    for (std::size_t i = 0; i < 3; ++i) stages[i] = {next(), {0, next()}};
    stages[3] = {0, {0, 64}};
    CAPTURE(sizes);
    CHECK(apart(stages));
    CHECK(apart_as_long_as_they_live<4>(stages, {{{0, 1}, {1, 2}, {2, 3}, {}}}));
    CHECK(apart_as_long_as_they_live<4>(stages, {{{0, 3}, {1, 2}, {2, 3}, {}}}));
    CHECK(apart_as_long_as_they_live<4>(stages, {{{0, 2}, {1, 3}, {2, 3}, {}}}));
  }
}

// A value that is used late keeps its place; what comes between takes the first that is free, the largest first.
constexpr std::array<PlannedStage, 4> used_late{{{.output = 128}, {.output = 64}, {.output = 192}, {.output = 64}}};
constexpr auto first_fit = first_fit_layout<4>(used_late, {{{0, 3}, {1, 2}, {2, 3}, {3, 4}}});
static_assert(first_fit.value == std::array<std::size_t, 4>{192, 192 + 128, 0, 192 + 128});
static_assert(first_fit.bytes == 192 + 128 + 64);
// So it is with what enters a stage and what the stage needs for itself: a chain of falling sizes takes as much as in
// the ping-pong buffer.
static_assert(first_fit_layout<3>(chain, {{{0, 1}, {1, 2}, {}}}).bytes == ping_pong.bytes);

// Which of the two is a matter of what lives how long.
static_assert(is_handed_on<3>({{{0, 1}, {1, 2}, {}}}) && !is_handed_on<3>({{{0, 2}, {1, 2}, {}}}));
static_assert(transient_layout<true>(used_late, {}).bytes == 192 + 64);

// A chain that computes nothing has no stages.
static_assert(ping_pong_layout(std::array<PlannedStage, 0>{}).bytes == 0);
static_assert(persistent_layout(std::array<PlannedStage, 0>{}).bytes == 0);
static_assert(first_fit_layout(std::array<PlannedStage, 0>{}, {}).bytes == 0);
