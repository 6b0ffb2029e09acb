// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <type_traits>

#include <dovetail/tensor/tensor.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// The share of right answers, by what the targets are: classes (the largest output is the answer),
/// distributions (the largest output, the largest target), or one number an output (a yes from 0.5 on).
class Accuracy {
 public:
  /// Adds a batch of outputs y (B, ...) and its targets t.
  template <class T, std::size_t... E, class Target>
  void update(View<const T, dynamic, E...> y, const Target& t) {
    constexpr std::size_t n = Shape<E...>::dims[sizeof...(E) - 1];
    if constexpr (std::is_integral_v<typename Target::value_type>) {
      for (std::size_t i = 0; i < t.size(); ++i)
        count(largest(y.data() + i * n, n) == static_cast<std::size_t>(t.data()[i]));
    } else if constexpr (n > 1) {
      for (std::size_t i = 0; i < y.size(); i += n) count(largest(y.data() + i, n) == largest(t.data() + i, n));
    } else {
      for (std::size_t i = 0; i < y.size(); ++i) count((y.data()[i] >= T(0.5)) == (t.data()[i] >= T(0.5)));
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
  static std::size_t largest(const T* row, std::size_t n) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < n; ++i)
      if (row[i] > row[best]) best = i;
    return best;
  }
  std::size_t right_ = 0, seen_ = 0;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
