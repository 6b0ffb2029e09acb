// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <string>

#include <dovetail/training/checks.hpp>

/// What the targets of a cross-entropy must be, and what they usually are where they are something else.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

/// How far a probability may be outside 0 and 1, by the rounding of floats, and the sum of a distribution off 1, by
/// that of people, who write 0.333 three times.
inline constexpr double share_tolerance = 1e-5, sum_tolerance = 5e-3;

// What to write for targets from lowest to highest, some of which are no probabilities.
[[gnu::cold]] inline const char* advice_on_shares(double lowest, double highest) {
  if (lowest == -1 && highest == 1) return "if -1 is a no and 1 is a yes, write (y + 1) / 2";
  if (lowest < 0 && highest <= 0) return "if these are logarithms of probabilities, write exp(y)";
  if (lowest < 0) return "if these are logits, write softmax(y) or sigmoid(y)";
  if (lowest >= 1 && highest == 2) return "if these are labels that count from 1, write y - 1";
  if (highest > 2 && highest <= 100) return "if these are percentages, divide them by 100";
  if (highest > 2 && highest <= 255) return "if these are bytes, divide them by 255";
  return "for other numbers write MeanSquaredError";
}
// What to write for labels from lowest to highest, some of which are none of the classes.
[[gnu::cold]] inline std::string advice_on_classes(double lowest, double highest, std::size_t classes) {
  if (lowest == -1 && highest == 1 && classes == 2) return sentence("if -1 is a no and 1 is a yes, write (y + 1) / 2");
  if (lowest < 0) return sentence("leave out samples that have no class");
  if (lowest >= 1 && highest == static_cast<double>(classes)) return sentence("if labels count from 1, write y - 1");
  const auto last = static_cast<std::size_t>(highest);
  return sentence({"for labels up to ", last, " the network has to give ", last + 1, " outputs"});
}
// The smallest and the largest of them.
template <class V>
[[gnu::cold]] std::array<double, 2> range_of(const V& t) {
  auto lowest = t.data()[0], highest = lowest;
  for (std::size_t i = 1; i < t.size(); ++i) {
    const auto value = t.data()[i];
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return {static_cast<double>(lowest), static_cast<double>(highest)};
}

/// Throws ValueError for a target that is no probability.
template <class V>
void check_shares(const V& t) {
  for (std::size_t i = 0; i < t.size(); ++i) {
    const double value = static_cast<double>(t.data()[i]);
    if (value >= -share_tolerance && value <= 1 + share_tolerance) continue;
    const auto [lowest, highest] = training::range_of(t);
    const Place place(i, V::shape::dims);
    fail<ValueError>({"the target of sample ", place.sample, place.text, " is ", value,
                      ": expected a number from 0 to 1; ", advice_on_shares(lowest, highest)});
  }
}

/// Throws ValueError for a target that is neither -1 nor 1.
template <class V>
void check_signs(const V& t) {
  for (std::size_t i = 0; i < t.size(); ++i) {
    const double value = static_cast<double>(t.data()[i]);
    if (value == 1 || value == -1) continue;
    const Place place(i, V::shape::dims);
    fail<ValueError>({"the target of sample ", place.sample, place.text, " is ", value,
                      ": expected -1 or 1; if 0 is a no and 1 is a yes, write 2 * y - 1"});
  }
}

/// Throws ValueError for targets along the last axis that are no distribution.
template <class V>
void check_distributions(const V& t) {
  training::check_shares(t);
  constexpr std::size_t n = V::shape::dims[V::rank - 1];
  for (std::size_t row = 0; row < t.size() / n; ++row) {
    double sum = 0;
    for (std::size_t c = 0; c < n; ++c) sum += static_cast<double>(t.data()[row * n + c]);
    if (sum >= 1 - sum_tolerance && sum <= 1 + sum_tolerance) continue;
    const Place place(row, {V::shape::dims.data(), V::rank - 1});
    fail<ValueError>({"the target of sample ", place.sample, place.text, " has the sum ", sum,
                      ": expected a distribution, whose sum is 1; ",
                      sum < share_tolerance ? "if labels count from 1, subtract 1 before one_hot"
                                            : "divide by the sum, or for several labels write BinaryCrossentropy"});
  }
}

/// Throws ValueError for a target that is none of the classes.
template <class V>
void check_classes(const V& t, std::size_t classes) {
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (t.data()[i] >= 0 && static_cast<std::size_t>(t.data()[i]) < classes) continue;
    const auto [lowest, highest] = training::range_of(t);
    const Place place(i, V::shape::dims);
    fail<ValueError>({"the target of sample ", place.sample, place.text, " is ", t.data()[i],
                      ": expected a class from 0 to ", classes - 1, "; ", advice_on_classes(lowest, highest, classes)});
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
