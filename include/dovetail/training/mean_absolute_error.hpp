// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <cstddef>

#include <dovetail/tensor/tensor.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Σ |y - t| / count over all outputs.
class MeanAbsoluteError {
 public:
  /// Adds a batch of outputs y (B, ...) and its targets t.
  template <class T, std::size_t... E, class Target>
    requires std::same_as<T, typename Target::value_type>
  void update(View<const T, dynamic, E...> y, const Target& t) {
    for (std::size_t i = 0; i < y.size(); ++i)
      sum_ += (std::abs)(static_cast<double>(y.data()[i]) - static_cast<double>(t.data()[i]));
    seen_ += y.size();
  }
  /// 0 before the first batch.
  double value() const { return seen_ == 0 ? 0 : sum_ / static_cast<double>(seen_); }

 private:
  double sum_ = 0;
  std::size_t seen_ = 0;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
