// SPDX-License-Identifier: MIT
#include <dovetail/training/learning_rate.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <memory>

#include <dovetail/training/optimizers.hpp>

using namespace dovetail;

static_assert(LearningRate(0.5) == 0.5 && LearningRate(0.5).constant() && LearningRate(0.5).most() == 0.5);
static_assert(!std::convertible_to<LearningRate, double>);

namespace {
std::vector<double> rates(const LearningRate& rate, std::initializer_list<std::uint64_t> steps) {
  std::vector<double> all;
  for (const std::uint64_t step : steps) all.push_back(rate(step));
  return all;
}
void equal(const std::vector<double>& found, const std::vector<double>& expected) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(i);
    CHECK(std::abs(found[i] - expected[i]) <= 1e-15 + 1e-14 * std::abs(expected[i]));
  }
}
void refused(const LearningRate& rate, const char* why) {
  OptimizerSettings settings;
  CHECK_THROWS_WITH_AS(rate.settings("learning_rate", settings), why, OptionError);
}
}  // namespace

TEST_CASE("a number, and any callable of the step, whatever numbers it takes") {
  equal(rates(0.1, {0, 1, 1000}), {0.1, 0.1, 0.1});
  equal(rates([](std::uint64_t step) { return 1. / double(1 + step); }, {0, 1, 3}), {1, 0.5, 0.25});
  equal(rates([](int step) { return step; }, {0, 1, 3}), {0, 1, 3});
  equal(rates([](double step) { return float(step / 2); }, {0, 1, 3}), {0, 0.5, 1.5});
  equal(rates([](auto step) { return 0.5 * double(step); }, {2}), {1});
}

TEST_CASE("copies have a schedule of their own") {
  const auto shared = std::make_shared<int>(3);
  LearningRate rate = [shared](std::uint64_t) { return *shared; }, copy = rate, moved = std::move(copy);
  CHECK(shared.use_count() == 3);
  rate = 0.25;
  CHECK(shared.use_count() == 2);
  CHECK(moved(0) == 3);
  CHECK(rate == 0.25);
  rate = moved;
  moved = rate;
  CHECK(shared.use_count() == 3);
}

TEST_CASE("a schedule that gives no learning rate is refused in the step where it does") {
  const auto bad = [](double value) {
    return LearningRate([value](std::uint64_t step) { return step < 2 ? 1 : value; });
  };
  for (const double value :
       {-1e-9, 1001., std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    CHECK(bad(value)(1) == 1);
    CHECK_THROWS_AS(bad(value)(2), OptionError);
  }
  CHECK_THROWS_WITH_AS(bad(-1)(2), "learning_rate: expected a schedule of numbers from 0 to 1000, found -1 in step 2",
                       OptionError);
}

TEST_CASE("ExponentialDecay and InverseTimeDecay") {
  equal(rates(ExponentialDecay{0.1, 10, 0.5}, {0, 5, 10, 20}), {0.1, 0.1 * std::sqrt(0.5), 0.05, 0.025});
  equal(rates(ExponentialDecay{0.1, 10, 0.5, true}, {0, 9, 10, 29}), {0.1, 0.1, 0.05, 0.025});
  equal(rates(InverseTimeDecay{0.1, 10, 0.5}, {0, 5, 10, 40}), {0.1, 0.08, 0.1 / 1.5, 0.1 / 3});
  equal(rates(InverseTimeDecay{0.1, 10, 0.5, true}, {0, 9, 10, 49}), {0.1, 0.1, 0.1 / 1.5, 0.1 / 3});
}

TEST_CASE("PiecewiseConstantDecay") {
  const std::size_t first = 3;
  const PiecewiseConstantDecay schedule{{first, 5}, {1, 0.5, 0.25}};
  equal(rates(schedule, {0, 3, 4, 5, 6, 1000}), {1, 1, 0.5, 0.5, 0.25, 0.25});
  refused(PiecewiseConstantDecay{{3}, {1}}, "values: expected one more than boundaries: 2, found 1");
  refused(PiecewiseConstantDecay{{3, 2}, {1, 1, 1}}, "boundary: expected steps in rising order, found 2");
}

TEST_CASE("PolynomialDecay") {
  equal(rates(PolynomialDecay{0.1, 10, 0.02}, {0, 5, 10, 11}), {0.1, 0.06, 0.02, 0.02});
  equal(rates(PolynomialDecay{0.1, 10, 0.02, 2}, {0, 5, 10}), {0.1, 0.04, 0.02});
  equal(rates(PolynomialDecay{0.1, 10, 0.02, 1, true}, {0, 5, 10, 11, 15, 20, 21}),
        {0.1, 0.06, 0.02, 0.02 + 0.08 * 9 / 20, 0.04, 0.02, 0.02 + 0.08 * 9 / 30});
}

TEST_CASE("CosineDecay, with a warm-up") {
  equal(rates(CosineDecay{1, 8}, {0, 2, 4, 8, 100}), {1, 0.5 + std::sqrt(0.125), 0.5, 0, 0});
  equal(rates(CosineDecay{1, 8, 0.1}, {0, 4, 8, 9}), {1, 0.55, 0.1, 0.1});
  const CosineDecay warm{.initial_learning_rate = 0.1, .decay_steps = 8, .warmup_target = 1, .warmup_steps = 2};
  equal(rates(warm, {0, 1, 2, 6, 10, 11}), {0.1, 0.55, 1, 0.5, 0, 0});
  refused(CosineDecay{.decay_steps = 0}, "decay_steps: expected a number of steps from 1 to 1e15, found 0");
  refused(CosineDecay{1, 8, 1.5}, "alpha: expected a share from 0 to 1, found 1.5");
}

TEST_CASE("CosineDecayRestarts") {
  // Waves of 4, 8, 16, ... steps, each half as high.
  equal(rates(CosineDecayRestarts{1, 4, 2, 0.5}, {0, 2, 4, 8, 12, 20, 28}), {1, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125});
  equal(rates(CosineDecayRestarts{1, 4, 1}, {0, 2, 4, 6, 8}), {1, 0.5, 1, 0.5, 1});
  equal(rates(CosineDecayRestarts{1, 4, 3, 1, 0.2}, {2, 4, 10, 16}), {0.6, 1, 0.6, 1});
  refused(CosineDecayRestarts{1, 4, 0.5}, "t_mul: expected a factor from 1 to 1e6, found 0.5");
}

TEST_CASE("a warm-up in front of any") {
  equal(rates(WarmUp{0.4, 3}, {0, 1, 2, 3, 100}), {0.1, 0.2, 0.3, 0.4, 0.4});
  equal(rates(WarmUp{ExponentialDecay{0.4, 1, 0.5}, 3}, {0, 2, 3, 4, 5}), {0.1, 0.3, 0.4, 0.2, 0.1});
}

TEST_CASE("one cycle") {
  // Up in 0.5 · 9 - 1 steps, down in 4.5.
  const double top = 1, begin = 0.04, end = 4e-6;
  const auto found = rates(OneCycle{1, 9, 0.5}, {0, 8, 100});
  equal(found, {begin, end, end});
  equal(rates(OneCycle{1, 21, 1. / 3}, {3, 6}), {(begin + top) / 2, top});
  refused(OneCycle{1, 1}, "total_steps: expected a number of steps from 2 to 1e15, found 1");
  refused(OneCycle{1, 10, 0.3, 0.5}, "div_factor: expected a factor from 1 to 1e15, found 0.5");
}
