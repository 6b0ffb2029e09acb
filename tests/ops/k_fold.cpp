// SPDX-License-Identifier: MIT
#include <dovetail/ops/k_fold.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using namespace dovetail;
using Indices = Tensor<std::int32_t, dynamic>;

TEST_CASE("without shuffling, folds are blocks, of which the first take what is over") {
  const std::vector<SplitIndices> folds = k_fold(7, {.n_splits = 3});
  REQUIRE(folds.size() == 3);
  CHECK(folds[0].test == Indices{0, 1, 2});
  CHECK(folds[0].train == Indices{3, 4, 5, 6});
  CHECK(folds[1].test == Indices{3, 4});
  CHECK(folds[1].train == Indices{0, 1, 2, 5, 6});
  CHECK(folds[2].test == Indices{5, 6});
  CHECK(folds[2].train == Indices{0, 1, 2, 3, 4});
}

TEST_CASE("each row is in the test of one fold, and in the training of all others") {
  for (const bool shuffle : {false, true}) {
    std::vector<int> tests(23), trainings(23);
    for (const auto& [train, test] : k_fold(23, {.n_splits = 4, .shuffle = shuffle})) {
      CHECK(train.rows() + test.rows() == 23);
      for (const std::int32_t i : test) ++tests[static_cast<std::size_t>(i)];
      for (const std::int32_t i : train) ++trainings[static_cast<std::size_t>(i)];
    }
    CHECK(std::ranges::all_of(tests, [](int n) { return n == 1; }));
    CHECK(std::ranges::all_of(trainings, [](int n) { return n == 3; }));
  }
}

TEST_CASE("shuffled folds depend on the seed") {
  CHECK(k_fold(50, {.shuffle = true})[0].test == k_fold(50, {.shuffle = true})[0].test);
  CHECK(!(k_fold(50, {.shuffle = true})[0].test == k_fold(50, {.shuffle = true, .seed = Seed{1}})[0].test));
  CHECK(!(k_fold(50, {.shuffle = true})[0].test == k_fold(50)[0].test));
}

TEST_CASE("there are at least two folds, and no more than rows") {
  CHECK_THROWS_WITH_AS(k_fold(10, {.n_splits = 1}),
                       "k_fold: expected n_splits from 2 to the number of rows, 10, found 1", OptionError);
  CHECK_THROWS_AS(k_fold(3, {.n_splits = 4}), OptionError);
  CHECK(k_fold(3, {.n_splits = 3}).size() == 3);
}
