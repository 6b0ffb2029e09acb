// SPDX-License-Identifier: MIT
#include <dovetail/networks/plan.hpp>

#include <doctest/doctest.h>

#include <array>

using namespace dovetail::detail::networks;

namespace {

// Three stages of a chain: the output of the last one lies elsewhere.
constexpr std::array<PlannedStage, 3> chain{{{.source = 0, .output = 128, .own = {64, 0}},
                                             {.source = 1, .output = 320, .own = {0, 192}},
                                             {.source = 2, .output = 0, .own = {256, 64}}}};
using Offsets = std::array<std::size_t, 3>;
using Values = std::array<std::size_t, 4>;

}  // namespace

// What stays lies in the order of the stages: Cache 0, value 1, value 2 (stage 1 keeps nothing), Cache 2.
constexpr auto persistent = persistent_layout(chain);
static_assert(persistent.own == Offsets{0, 64 + 128, 64 + 128 + 320});
static_assert(persistent.value == Values{0, 64, 64 + 128, 64 + 128 + 320 + 256});
static_assert(persistent.bytes == 64 + 128 + 320 + 256);

// A ping-pong buffer is as large as stage 1 needs: value 1 lies at its end, value 2 at its start, and what the stage
// needs for itself between the two.
constexpr auto ping_pong = ping_pong_layout(chain);
static_assert(ping_pong.bytes == 320 + 192 + 128);
static_assert(ping_pong.value == Values{0, 320 + 192, 0, 320 + 192 + 128});
static_assert(ping_pong.own == Offsets{0, 320, 320});

// Whether what a stage takes, what it gives and what it needs for itself lie apart, and in the block.
template <std::size_t N>
constexpr bool apart(const std::array<PlannedStage, N>& stages) {
  const auto layout = ping_pong_layout(stages);
  for (std::size_t i = 0; i < N; ++i) {
    const std::size_t source = stages[i].source;
    const std::array<std::array<std::size_t, 2>, 3> used{
        {{layout.value[source], source == 0 ? 0 : stages[source - 1].output},
         {layout.own[i], stages[i].own.transient},
         {layout.value[i + 1], stages[i].output}}};
    for (std::size_t a = 0; a < 3; ++a) {
      if (used[a][0] + used[a][1] > layout.bytes) return false;
      for (std::size_t b = 0; b < a; ++b)
        if (used[a][0] < used[b][0] + used[b][1] && used[b][0] < used[a][0] + used[a][1]) return false;
    }
  }
  return true;
}
static_assert(apart(chain));
TEST_CASE("nothing that a chain uses at the same time lies in the same place, whatever the sizes") {
  for (std::size_t sizes = 0; sizes < 4096; ++sizes) {  // none to 3 cache lines for each of 6 things
    std::size_t rest = sizes;
    const auto next = [&] {
      const std::size_t size = 64 * (rest % 4);
      rest /= 4;
      return size;
    };
    std::array<PlannedStage, 4> stages{};
    for (std::size_t i = 0; i < 3; ++i) stages[i] = {i, next(), {0, next()}};
    stages[3] = {3, 0, {0, 64}};
    CAPTURE(sizes);
    CHECK(apart(stages));
  }
}

// Training reads the first for outputs and caches, and the second for gradients and what caches hold for one call.
static_assert(training_layout(chain).own(2).persistent == persistent.own[2] &&
              training_layout(chain).own(2).transient == ping_pong.own[2]);
static_assert(training_layout(chain).bytes().persistent == persistent.bytes &&
              training_layout(chain).bytes().transient == ping_pong.bytes);

// In inference nothing stays: all that a stage needs for itself lies between its values.
static_assert(inference_layout(chain).bytes == 320 + 192 + 128 && inference_layout(chain).own == Offsets{0, 320, 320});
static_assert(inference_layout(std::array<PlannedStage, 1>{{{0, 0, {64, 128}}}}).bytes == 192);

// A chain that computes nothing has no stages.
static_assert(inference_layout(std::array<PlannedStage, 0>{}).bytes == 0);
static_assert(training_layout(std::array<PlannedStage, 0>{}).bytes().persistent == 0);

// What stays takes its place whoever uses it, once or twice.
constexpr std::array<PlannedStage, 2> twice{{{.source = 0, .output = 64}, {.source = 0, .output = 64}}};
static_assert(persistent_layout(twice).value == std::array<std::size_t, 3>{0, 0, 64});
