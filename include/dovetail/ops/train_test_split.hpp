// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <cstddef>
#include <tuple>
#include <utility>

#include <dovetail/expressions/materialized.hpp>
#include <dovetail/ops/gather.hpp>
#include <dovetail/ops/random.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// How train_test_split parts rows.
struct SplitOptions {
  double test_size = 0.25;  ///< the share of rows for the test, rounded up: above 0 and below 1
  bool shuffle = true;      ///< puts the rows into a random order first; a series in time wants false
  Seed seed{};              ///< of that order
};

/// The indices of the rows to train on, and of those to test on, for gather<0>(x, indices.train).
struct SplitIndices {
  Tensor<std::int32_t, dynamic> train;  ///< of most rows
  Tensor<std::int32_t, dynamic> test;   ///< of the others
};

namespace detail::problems {
struct the_share_of_the_test_is_an_option_written_in_braces {
  static constexpr auto text = words() << "dovetail: the share of the test is an option: write {.test_size = 0.2}";
};
}  // namespace detail::problems

namespace detail::ops {
/// Refuses a share without its name.
template <class Share>
constexpr void refuse_share() {
  using wrong = problems::the_share_of_the_test_is_an_option_written_in_braces;
  using problem = explained<of_call<wrong, Share>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
}
[[gnu::cold]] inline SplitIndices split_indices(std::size_t rows, const SplitOptions& options) {
  if (!(options.test_size > 0 && options.test_size < 1))
    fail<OptionError>({"train_test_split: expected a test_size above 0 and below 1, found ", options.test_size});
  const auto test = static_cast<std::size_t>(std::ceil(options.test_size * static_cast<double>(rows)));
  if (rows == 0 || test == rows)
    fail<ShapeError>({"train_test_split: ", rows, rows == 1 ? " row" : " rows", " and a test_size of ",
                      options.test_size, " leave none for training"});
  Random random(options.seed);
  const Tensor<std::int32_t, dynamic> order =
      options.shuffle ? permutation(rows, random) : arange<std::int32_t, dynamic>(rows);
  return {order.rows(0, rows - test), order.rows(rows - test, test)};
}
template <class... X>
auto split_rows(const SplitOptions& options, const X&... x) {
  const SplitIndices parts = ops::split_indices(ops::common_rows("train_test_split", {x.rows()...}), options);
  return std::tuple_cat(std::tuple(gather<0>(x, parts.train), gather<0>(x, parts.test))...);
}
}  // namespace detail::ops

/// The rows of x in two tensors, for training and for the test:
///   const auto [x_train, x_test] = train_test_split(x, {.test_size = 0.2});
/// Throws OptionError for a test_size that is not above 0 and below 1, ShapeError where no row is left for training.
template <any_operand X>
auto train_test_split(const X& x, const SplitOptions& options = {}) {
  return detail::ops::split_rows(options, detail::expressions::contiguous(x));
}
/// The rows of x and, beside them, those of y:
///   const auto [x_train, x_test, y_train, y_test] = train_test_split(x, y, {.test_size = 0.2});
/// Throws ShapeError, too, where they have not as many rows.
template <any_operand X, any_operand Y>
auto train_test_split(const X& x, const Y& y, const SplitOptions& options = {}) {
  return detail::ops::split_rows(options, detail::expressions::contiguous(x), detail::expressions::contiguous(y));
}

/// Does not compile: train_test_split(x, 0.2).
template <any_operand X, detail::ops::number Share>
auto train_test_split(const X& x, Share) {
  detail::ops::refuse_share<Share>();
  return dovetail::train_test_split(x);
}
/// Does not compile: train_test_split(x, y, 0.2).
template <any_operand X, any_operand Y, detail::ops::number Share>
auto train_test_split(const X& x, const Y& y, Share) {
  detail::ops::refuse_share<Share>();
  return dovetail::train_test_split(x, y);
}

}  // namespace dovetail::inline DOVETAIL_TARGET
