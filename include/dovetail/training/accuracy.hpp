// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>

#include <dovetail/layers/sigmoid.hpp>
#include <dovetail/layers/softmax.hpp>
#include <dovetail/tensor/finite.hpp>
#include <dovetail/tensor/tensor.hpp>
#include <dovetail/training/loss.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::training {
// What the targets of a loss say: yes or no for each output; or a class for each distribution along the last axis, by
// its number or as a distribution. Targets that say neither are numbers.
template <class Loss, class Activation>
concept goes_with = requires { requires std::same_as<typename Loss::activation, Activation>; };
template <class Target, class Out>
concept has_numbers_of_classes = Target::row_size * Out::dims[Out::rank - 1] == Out::size;
template <class Loss, class Target, class Out>
concept has_yes_or_no = goes_with<Loss, Sigmoid> && Target::row_size == Out::size;
template <class Loss, class Target, class Out>
concept has_classes =
    Out::dims[Out::rank - 1] >= 2 &&
    (goes_with<Loss, Softmax> ? has_numbers_of_classes<Target, Out> || Target::row_size == Out::size
                              : has_numbers_of_classes<Target, Out> && std::integral<typename Target::value_type>);
}  // namespace detail::training

/// The share of right answers, from 0 to 1. The loss tells what an answer is:
///
/// - of classes, as beside SparseCategoricalCrossentropy and CategoricalCrossentropy: the largest output of a sample,
///   which should be that of its class, or of its largest target; of equals the first. Keras's
///   sparse_categorical_accuracy and categorical_accuracy;
/// - of yes or no, as beside BinaryCrossentropy: each output, which is a yes above 0.5, as its target is; of 0.5 a
///   target is neither. Keras's binary_accuracy, for one output and for several labels, and also for targets between
///   0 and 1.
///
/// Any other loss has numbers for targets, of which none is right: such a model does not compile. A NaN is no answer,
/// and so is the largest of numbers among which there is one.
class Accuracy {
 public:
  /// Adds a batch of outputs y (B, ...) and its targets t, which say what those of the loss do.
  template <class T, std::size_t... E, class Target, class Loss>
    requires detail::training::has_yes_or_no<Loss, Target, Shape<E...>> ||
             detail::training::has_classes<Loss, Target, Shape<E...>>
  void update(View<const T, dynamic, E...> y, const Target& t, const Loss&) {
    constexpr std::size_t n = Shape<E...>::dims[sizeof...(E) - 1];
    if constexpr (detail::training::has_yes_or_no<Loss, Target, Shape<E...>>) {
      for (std::size_t i = 0; i < y.size(); ++i) count(same(y.data()[i], static_cast<double>(t.data()[i])));
    } else {
      for (std::size_t i = 0; i < y.size() / n; ++i) {
        const std::size_t answer = largest(y.data() + i * n, n);
        if constexpr (detail::training::has_numbers_of_classes<Target, Shape<E...>>) {
          count(answer < n && static_cast<double>(answer) == static_cast<double>(t.data()[i]));
        } else {
          count(answer < n && answer == largest(t.data() + i * n, n));
        }
      }
    }
  }
  /// From 0 to 1; 0 before the first batch.
  double value() const { return seen_ == 0 ? 0 : static_cast<double>(right_) / static_cast<double>(seen_); }

 private:
  void count(bool right) {
    right_ += right;
    ++seen_;
  }
  template <class T>
  static bool same(T y, double t) {
    return !is_nan(y) && (y > T(0.5) ? t > 0.5 : t < 0.5);
  }
  // n, which is no class, where one of them is NaN.
  template <class T>
  static std::size_t largest(const T* row, std::size_t n) {
    std::size_t best = 0;
    bool nan = false;
    for (std::size_t i = 0; i < n; ++i) {
      nan = nan || is_nan(row[i]);
      if (row[i] > row[best]) best = i;
    }
    return nan ? n : best;
  }
  std::size_t right_ = 0, seen_ = 0;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
