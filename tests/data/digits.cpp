// SPDX-License-Identifier: MIT
#include <dovetail/data/digits.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <concepts>
#include <string_view>

using namespace dovetail;

static_assert(std::same_as<decltype(load_digits()), std::pair<ImageDataset, ImageDataset>>);

TEST_CASE("the digits that ship inside are those of the source") {
  std::array<int, 10> counts{};
  int sum = 0;
  REQUIRE(std::size(detail::data::digits_pixels) == 1797);
  for (const std::string_view line : detail::data::digits_pixels) {
    REQUIRE(line.size() == 65);
    for (const char pixel : line.substr(0, 64)) {
      REQUIRE(pixel >= 'a');
      REQUIRE(pixel <= 'q');
      sum += pixel - 'a';
    }
    REQUIRE(line[64] >= '0');
    REQUIRE(line[64] <= '9');
    ++counts[static_cast<std::size_t>(line[64] - '0')];
  }
  // The digits of each class and the sum of all pixels of the CSV file.
  CHECK(counts == std::array{178, 182, 177, 183, 181, 182, 181, 179, 174, 180});
  CHECK(sum == 561718);
}

TEST_CASE("every fifth digit is to test with") {
  const auto [train, test] = load_digits();
  REQUIRE(train.x.rows() == 1437);
  REQUIRE(train.y.rows() == 1437);
  REQUIRE(test.x.rows() == 360);
  REQUIRE(test.y.rows() == 360);
  std::size_t trained = 0, tested = 0;
  for (std::size_t i = 0; i < 1797; ++i) {
    CAPTURE(i);
    const int label = detail::data::digits_pixels[i][64] - '0';
    if (i % 5 == 0) {
      CHECK(test.y[tested++] == label);
    } else {
      CHECK(train.y[trained++] == label);
    }
  }
}

TEST_CASE("the first digit, a nought, is enlarged and scaled") {
  const Tensor<float, 1, 8, 8> pixels = {{{0, 0, 5, 13, 9, 1, 0, 0},
                                          {0, 0, 13, 15, 10, 15, 5, 0},
                                          {0, 3, 15, 2, 0, 11, 8, 0},
                                          {0, 4, 12, 0, 0, 8, 8, 0},
                                          {0, 5, 8, 0, 0, 9, 8, 0},
                                          {0, 4, 11, 0, 1, 12, 7, 0},
                                          {0, 2, 14, 5, 10, 12, 0, 0},
                                          {0, 0, 6, 13, 10, 0, 0, 0}}};
  const auto image = resize<28, 28>(pixels);
  const auto [train, test] = load_digits();
  CHECK(test.y[0] == 0);
  for (std::size_t i = 0; i < 28; ++i)
    for (std::size_t j = 0; j < 28; ++j)  // a few roundings of 6e-8, of pixels of at most 1
      CHECK(test.x(0, i, j) == doctest::Approx(image(0, i, j) / 16).epsilon(1e-6));
}

TEST_CASE("one digit at a time") {
  const auto [train, test] = load_digits();
  const auto [first, nought] = load_digit(0);
  CHECK(first == test.x[0]);
  CHECK(nought == 0);
  const auto [last, eight] = load_digit(digit_count - 1);
  CHECK(last == train.x[train.x.rows() - 1]);
  CHECK(eight == 8);
  CHECK_THROWS_WITH_AS(load_digit(1797), "load_digit: expected an index below 1797, found 1797", IndexError);
}

TEST_CASE("pixels are in [0, 1] and reach both ends") {
  const auto [train, test] = load_digits();
  for (const auto* data : {&train, &test}) {
    const auto [low, high] = std::ranges::minmax(data->x.flat());
    CHECK(low == 0);
    CHECK(high == 1);
  }
}
