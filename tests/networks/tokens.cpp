// SPDX-License-Identifier: MIT
#include <dovetail/networks/tokens.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>

#include <dovetail/tensor/tensor.hpp>

using namespace dovetail;

namespace {
template <class V>
std::string refusal(const V& x, std::size_t vocabulary) {
  try {
    detail::networks::check_tokens(x, vocabulary);
  } catch (const ValueError& error) {
    return error.what();
  }
  return "taken";
}
}  // namespace

TEST_CASE("a token beyond the vocabulary is refused, with its place") {
  auto x = Tensor<std::int32_t, dynamic, 9>::with_rows(5);
  CHECK(refusal(x, 1) == "taken");
  x(3, 7) = 20123;
  CHECK(refusal(x, 20124) == "taken");
  CHECK(refusal(x, 20123) == "token 7 of sample 3 is 20123: the vocabulary has 20123");
  x(2, 0) = -1;
  CHECK(refusal(x, 20124) == "token 0 of sample 2 is -1: the vocabulary has 20124");
  x(0, 8) = std::numeric_limits<std::int32_t>::min();
  CHECK(refusal(x, 20124) == "token 8 of sample 0 is -2147483648: the vocabulary has 20124");
  const Tensor<std::uint8_t, dynamic, 2, 3> rows = {{{0, 1, 2}, {3, 4, 5}}, {{0, 0, 0}, {0, 6, 7}}};
  CHECK(refusal(rows, 6) == "token (1, 1) of sample 1 is 6: the vocabulary has 6");
}
