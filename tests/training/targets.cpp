// SPDX-License-Identifier: MIT
#include <dovetail/training/targets.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>

using namespace dovetail;

namespace {
constexpr float none = std::numeric_limits<float>::quiet_NaN(), infinity = std::numeric_limits<float>::infinity();
void shares(const auto& t, const char* sentence) {
  CHECK_THROWS_WITH_AS(detail::training::check_shares(t.view()), sentence, ValueError);
}
void distributions(const auto& t, const char* sentence) {
  CHECK_THROWS_WITH_AS(detail::training::check_distributions(t.view()), sentence, ValueError);
}
void classes(const auto& t, std::size_t count, const char* sentence) {
  CHECK_THROWS_WITH_AS(detail::training::check_classes(t.view(), count), sentence, ValueError);
}
}  // namespace

TEST_CASE("probabilities are from 0 to 1, but for rounding") {
  CHECK_NOTHROW(detail::training::check_shares(Tensor<float, 2, 2>{{0, 1}, {0.5f, 1e-30f}}));
  CHECK_NOTHROW(detail::training::check_shares(Tensor<float, 2>{-1e-7f, 1.0000002f}));
  shares(Tensor<float, 2>{0, 1.001f},
         "the target of sample 1 is 1.001: expected a number from 0 to 1; for other numbers write MeanSquaredError");
  shares(Tensor<float, 2>{0, 300},
         "the target of sample 1 is 300: expected a number from 0 to 1; for other numbers write "
         "MeanSquaredError");
  shares(
      Tensor<float, 1, 2>{{0, none}},
      "the target of sample 0 at (1) is nan: expected a number from 0 to 1; for other numbers write MeanSquaredError");
  CHECK_THROWS_AS(detail::training::check_shares(Tensor<float, 1>{infinity}), ValueError);
}

TEST_CASE("what probabilities are that are none") {
  shares(Tensor<float, 3>{0, 50, 100},
         "the target of sample 1 is 50: expected a number from 0 to 1; if these are "
         "percentages, divide them by 100");
  shares(
      Tensor<float, 1, 2, 2>{{{0, 0}, {255, 0}}},
      "the target of sample 0 at (1, 0) is 255: expected a number from 0 to 1; if these are bytes, divide them by 255");
  shares(Tensor<double, 3>{1, 2, 1},
         "the target of sample 1 is 2: expected a number from 0 to 1; if these are labels "
         "that count from 1, write y - 1");
  shares(Tensor<float, 3>{1, -1, 1},
         "the target of sample 1 is -1: expected a number from 0 to 1; if -1 is a no and 1 is "
         "a yes, write (y + 1) / 2");
  shares(Tensor<float, 1, 2>{{-0.7f, -0.7f}},
         "the target of sample 0 at (0) is -0.7: expected a number from 0 to 1; if "
         "these are logarithms of probabilities, write exp(y)");
  shares(
      Tensor<float, 1, 2>{
          {0, -5},
      },
      "the target of sample 0 at (1) is -5: expected a number from 0 to 1; if these are "
      "logarithms of probabilities, write exp(y)");
  shares(Tensor<float, 1, 2>{{3, -5}},
         "the target of sample 0 at (0) is 3: expected a number from 0 to 1; if these are "
         "logits, write softmax(y) or sigmoid(y)");
}

TEST_CASE("distributions sum to 1, but for rounding, also that of people") {
  CHECK_NOTHROW(detail::training::check_distributions(Tensor<float, 2, 3>{{0, 1, 0}, {0.25f, 0.25f, 0.5f}}));
  CHECK_NOTHROW(detail::training::check_distributions(Tensor<double, 1, 3>{{0.333, 0.333, 0.333}}));
  CHECK_NOTHROW(
      detail::training::check_distributions(Tensor<double, 1, 6>{{0.167, 0.167, 0.167, 0.167, 0.167, 0.167}}));
  Tensor<float, 1, 1000> many;
  many.fill(0.001f);
  CHECK_NOTHROW(detail::training::check_distributions(many));
  distributions(Tensor<float, 2, 2>{{0, 1}, {100, 0}},
                "the target of sample 1 at (0) is 100: expected a number from 0 to "
                "1; if these are percentages, divide them by 100");
  distributions(Tensor<float, 2, 2>{{0, 1}, {1.5f, -0.5f}},
                "the target of sample 1 at (0) is 1.5: expected a number from "
                "0 to 1; if these are logits, write softmax(y) or sigmoid(y)");
  distributions(
      Tensor<float, 2, 2>{{0, 1}, {0.5f, 0.4f}},
      "the target of sample 1 has the sum 0.9: expected a distribution, whose sum is 1; divide by the sum, or "
      "for several labels write BinaryCrossentropy");
  distributions(
      Tensor<float, 2, 3>{{1, 0, 1}, {0, 1, 0}},
      "the target of sample 0 has the sum 2: expected a distribution, whose sum is 1; divide by the sum, or for "
      "several labels write BinaryCrossentropy");
  distributions(Tensor<float, 2, 2>{{0, 1}, {0, 0}},
                "the target of sample 1 has the sum 0: expected a distribution, whose "
                "sum is 1; if labels count from 1, subtract 1 before one_hot");
  distributions(
      Tensor<float, 1, 2, 2>{{{0, 1}, {0.5f, 0.51f}}},
      "the target of sample 0 at (1) has the sum 1.01: expected a distribution, whose sum is 1; divide by the "
      "sum, or for several labels write BinaryCrossentropy");
  CHECK_THROWS_AS(detail::training::check_distributions(Tensor<float, 1, 2>{{none, 1}}), ValueError);
}

TEST_CASE("classes are there") {
  CHECK_NOTHROW(detail::training::check_classes(Tensor<std::int32_t, 3>{0, 5, 9}, 10));
  classes(Tensor<std::int32_t, 3>{1, 2, 3}, 3,
          "the target of sample 2 is 3: expected a class from 0 to 2; if labels count from 1, write y - 1");
  classes(Tensor<std::int32_t, 3>{0, 2, 3}, 3,
          "the target of sample 2 is 3: expected a class from 0 to 2; for labels up "
          "to 3 the network has to give 4 outputs");
  classes(Tensor<std::int32_t, 2, 2>{{0, 0}, {7, 3}}, 3,
          "the target of sample 1 at (0) is 7: expected a class from 0 to "
          "2; for labels up to 7 the network has to give 8 outputs");
  classes(Tensor<std::int32_t, 3>{0, -1, 10}, 10,
          "the target of sample 1 is -1: expected a class from 0 to 9; leave out samples that have no class");
  classes(
      Tensor<std::int32_t, 2>{1, -1}, 2,
      "the target of sample 1 is -1: expected a class from 0 to 1; if -1 is a no and 1 is a yes, write (y + 1) / 2");
}
