// SPDX-License-Identifier: MIT
#include <dovetail/data/converted.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace dovetail;
using detail::data::from_float16, detail::data::takes;

static_assert(from_float16(0x3C00) == 1 && from_float16(0xC000) == -2);  // constant expressions

TEST_CASE("every float16 becomes the float of the same value") {
  for (unsigned bits = 0; bits < 65536; ++bits) {
    // By the definition of the standard.
    const int exponent = static_cast<int>(bits >> 10 & 31);
    const double fraction = (bits & 1023) / 1024.0, sign = bits >= 0x8000 ? -1 : 1;
    const double value = sign * (exponent == 0 ? std::ldexp(fraction, -14) : std::ldexp(1 + fraction, exponent - 15));
    const float half = from_float16(static_cast<std::uint16_t>(bits));
    REQUIRE(std::signbit(half) == (bits >= 0x8000));
    if (exponent < 31) {
      REQUIRE(static_cast<double>(half) == value);
    } else {
      REQUIRE((fraction == 0 ? std::isinf(half) : std::isnan(half)));
    }
  }
}

TEST_CASE("a floating-point type takes what is not too large for it") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  CHECK(takes<float>(0.1));
  CHECK(takes<float>(-1e-300));
  CHECK(takes<float>(infinity));
  CHECK(takes<float>(std::nan("")));
  CHECK_FALSE(takes<float>(1e39));
  CHECK_FALSE(takes<float>(-1e39));
  CHECK(takes<double>(3e38f));
  CHECK(takes<float>((std::numeric_limits<std::uint64_t>::max)()));
}

TEST_CASE("an integer takes what it has") {
  CHECK(takes<std::uint8_t>(255.0));
  CHECK(takes<std::uint8_t>(-0.0));
  for (const double x : {256.0, -1.0, 0.5, std::nan(""), 1e300, -std::numeric_limits<double>::infinity()})
    CHECK_FALSE(takes<std::uint8_t>(x));
  CHECK(takes<std::int8_t>(-128.0f));
  CHECK_FALSE(takes<std::int8_t>(-129.0f));
  CHECK(takes<std::int64_t>(-0x1p63));
  CHECK_FALSE(takes<std::int64_t>(0x1p63));
  CHECK(takes<std::int64_t>(0x1.fffffep62f));
  CHECK_FALSE(takes<std::int64_t>(0x1p63f));
  CHECK(takes<std::uint64_t>(0x1.fffffffffffffp63));
  CHECK_FALSE(takes<std::uint64_t>(0x1p64));
  CHECK(takes<std::int32_t>(std::int64_t{-7}));
  CHECK_FALSE(takes<std::int32_t>(std::int64_t{1} << 31));
  CHECK_FALSE(takes<std::uint64_t>(std::int8_t{-1}));
  CHECK_FALSE(takes<std::int64_t>(std::uint64_t{1} << 63));
  CHECK(takes<bool>(std::int64_t{1}));
  CHECK(takes<bool>(0.0));
  CHECK_FALSE(takes<bool>(std::uint8_t{2}));
  CHECK_FALSE(takes<bool>(0.5));
}

TEST_CASE("elements are converted up to the first that is not taken, from any address") {
  std::vector<unsigned char> bytes(1 + 3 * sizeof(double));
  const double numbers[] = {1, 300, -1};
  std::memcpy(bytes.data() + 1, numbers, sizeof numbers);
  float floats[3];
  CHECK(detail::data::convert<float, double>(bytes.data() + 1, 3, floats) == 3);
  CHECK(floats[1] == 300);
  std::uint8_t small[3] = {};
  CHECK(detail::data::convert<std::uint8_t, double>(bytes.data() + 1, 3, small) == 1);
  CHECK(small[0] == 1);
  CHECK(detail::data::convert<float, double>(nullptr, 0, nullptr) == 0);
}
