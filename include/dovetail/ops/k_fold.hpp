// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstddef>
#include <vector>

#include <dovetail/ops/make.hpp>
#include <dovetail/ops/random.hpp>
#include <dovetail/ops/train_test_split.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// How k_fold parts rows.
struct KFoldOptions {
  std::size_t n_splits = 5;  ///< the number of folds, at least 2
  bool shuffle = false;      ///< puts the rows into a random order first
  Seed seed{};               ///< of that order
};

/// The folds of a cross-validation: each row is in the test of one fold and in the training of all others,
/// as indices: each test has rows / n_splits of them, or one more.
///   for (const auto& [train, test] : k_fold(x.rows(), {.n_splits = 5, .shuffle = true}))
///     model.fit(gather<0>(x, train), gather<0>(y, train));
/// Throws OptionError for fewer than 2 folds, and for more folds than rows.
[[gnu::cold]] inline std::vector<SplitIndices> k_fold(std::size_t rows, const KFoldOptions& options = {}) {
  const std::size_t n = options.n_splits;
  if (n < 2 || n > rows)
    detail::fail<OptionError>({"k_fold: expected n_splits from 2 to the number of rows, ", rows, ", found ", n});
  Random random(options.seed);
  const Tensor<std::int32_t, dynamic> order =
      options.shuffle ? permutation(rows, random) : arange<std::int32_t, dynamic>(rows);
  std::vector<SplitIndices> folds;
  for (std::size_t i = 0, first = 0; i < n; ++i) {
    const std::size_t count = rows / n + (i < rows % n), after = first + count;
    SplitIndices fold{Tensor<std::int32_t, dynamic>::with_rows(rows - count), order.rows(first, count)};
    std::copy(order.begin(), order.begin() + first, fold.train.begin());
    std::copy(order.begin() + after, order.end(), fold.train.begin() + first);
    folds.push_back(std::move(fold));
    first = after;
  }
  return folds;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
