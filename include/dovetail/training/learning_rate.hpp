// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <dovetail/explain/name_of.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/training/optimizer_settings.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class X>
struct a_learning_rate_is_a_number_or_a_callable_of_the_step_and_not {};
}  // namespace detail::problems

namespace detail::training {
/// What gives a learning rate for each step, counted from 0 on.
template <class S>
concept schedule = requires(const S& rate, std::uint64_t step) {
  { rate(step) } -> std::convertible_to<double>;
};

/// A schedule of any type.
struct AnySchedule {
  static constexpr double most = 1000;  ///< no rate of it is larger

  virtual ~AnySchedule() = default;
  virtual AnySchedule* copy() const = 0;
  virtual double at(std::uint64_t step) const = 0;
  virtual void settings(const char* name, OptimizerSettings& to) const = 0;
};
template <class S>
struct ScheduleOf final : AnySchedule {
  S schedule;

  [[gnu::cold]] explicit ScheduleOf(S given) : schedule(std::move(given)) {}
  [[gnu::cold]] AnySchedule* copy() const override { return new ScheduleOf(schedule); }
  double at(std::uint64_t step) const override {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // of a callable that takes an int, or a double
    const auto rate = static_cast<double>(schedule(step));
#pragma GCC diagnostic pop
    if (!(is_finite(rate) && rate >= 0 && rate <= most))
      fail<OptionError>(
          {"learning_rate: expected a schedule of numbers from 0 to ", most, ", found ", rate, " in step ", step});
    return rate;
  }
  [[gnu::cold]] void settings(const char* name, OptimizerSettings& to) const override {
    if constexpr (names_settings<S>) {
      to.add_inside(name, plain_name(raw_name_of<S>()), schedule);
    } else {
      to.add(name, "a callable of the program's own");
    }
  }
};
}  // namespace detail::training

/// The learning rate of an optimizer: a number, or a schedule, which is any callable that takes the number of the step,
/// from 0 on, and gives a number: Adam{.learning_rate = CosineDecay{1e-3, 5'000}}. Steps are those that the optimizer
/// takes, batch by batch, and go on from one fit to the next.
class LearningRate {
 public:
  /// The same in each step.
  constexpr LearningRate(double rate) : number_(rate) {}
  /// Another in each step. Refuses what is no number and no callable, in a sentence.
  template <class S>
    requires(!std::convertible_to<const S&, double> && !std::same_as<std::remove_cvref_t<S>, LearningRate>)
  constexpr LearningRate(S schedule) {
    using wrong = detail::explained<
        std::conditional_t<detail::training::schedule<S>, detail::none,
                           detail::problems::a_learning_rate_is_a_number_or_a_callable_of_the_step_and_not<S>>>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
    if constexpr (detail::training::schedule<S>) schedule_ = new detail::training::ScheduleOf<S>(std::move(schedule));
  }
  /// A copy of the schedule.
  constexpr LearningRate(const LearningRate& other)
      : number_(other.number_), schedule_(other.schedule_ == nullptr ? nullptr : other.schedule_->copy()) {}
  /// Leaves the other at 0.
  constexpr LearningRate(LearningRate&& other) noexcept
      : number_(std::exchange(other.number_, 0)), schedule_(std::exchange(other.schedule_, nullptr)) {}
  /// Exchanges the two.
  constexpr LearningRate& operator=(LearningRate other) noexcept {
    std::swap(number_, other.number_);
    std::swap(schedule_, other.schedule_);
    return *this;
  }
  constexpr ~LearningRate() {
    if (schedule_ != nullptr) delete schedule_;
  }

  /// In a step, counted from 0 on. Throws OptionError if a schedule gives what is no learning rate.
  double operator()(std::uint64_t step) const { return schedule_ == nullptr ? number_ : schedule_->at(step); }
  /// No step has a larger one.
  constexpr double most() const { return schedule_ == nullptr ? number_ : schedule_->most; }
  /// Whether it is the same in each step: then it may be read as a number.
  constexpr bool constant() const { return schedule_ == nullptr; }
  /// Whether it is this number in each step.
  friend constexpr bool operator==(const LearningRate& rate, double number) {
    return rate.constant() && rate.number_ == number;
  }

  /// Names it among the settings of an optimizer.
  [[gnu::cold]] void settings(const char* name, OptimizerSettings& to) const {
    if (schedule_ == nullptr) {
      to.add({{name, number_, OptimizerSettings::not_negative}});
    } else {
      schedule_->settings(name, to);
    }
  }

 private:
  double number_ = 0;
  detail::training::AnySchedule* schedule_ = nullptr;  // owned; null for a number
};

}  // namespace dovetail::inline DOVETAIL_TARGET
