// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <cstddef>
#include <limits>

#include <dovetail/explain/target.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::kernels {

/// The mean and the (biased) variance of C columns of `rows` rows, summed in double. Numbers of which T cannot tell one
/// from the next have none: their variance is 0.
template <std::size_t C, class T>
[[gnu::cold]] void moments(const T* x, std::size_t rows, double* mean, double* variance) {
  const auto n = static_cast<double>(rows);
  for (std::size_t c = 0; c < C; ++c) mean[c] = variance[c] = 0;
  for (std::size_t i = 0; i < rows * C; ++i) mean[i % C] += static_cast<double>(x[i]);
  for (std::size_t c = 0; c < C; ++c) mean[c] /= n;
  for (std::size_t i = 0; i < rows * C; ++i) {
    const double d = static_cast<double>(x[i]) - mean[i % C];
    variance[i % C] += d * d;
  }
  for (std::size_t c = 0; c < C; ++c) {
    const double rounding = std::numeric_limits<T>::epsilon() * mean[c];
    variance[c] /= n;
    if (variance[c] <= rounding * rounding) variance[c] = 0;
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::kernels
