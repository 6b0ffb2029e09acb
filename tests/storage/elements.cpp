// SPDX-License-Identifier: MIT
#include <dovetail/storage/elements.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace dovetail;

static_assert(detail::storage::stored_code<float>() == "F32" && detail::storage::stored_code<double>() == "F64" &&
              detail::storage::stored_code<bool>() == "BOOL");
static_assert(detail::storage::stored_code<std::int8_t>() == "I8" &&
              detail::storage::stored_code<std::uint16_t>() == "U16" && detail::storage::stored_code<long>() == "I64");
static_assert(detail::storage::stored_code<char>().empty() && detail::storage::stored_code<long double>().empty() &&
              detail::storage::stored_code<wchar_t>().empty());
static_assert(detail::storage::from_bfloat16(0x3F80) == 1);  // a constant expression

namespace {
// What the bits of a bfloat16 say, by its definition: sign, exponent and fraction.
double value_of(unsigned bits) {
  const int exponent = static_cast<int>(bits >> 7 & 255);
  const double fraction = (bits & 127) / 128.0, sign = bits >= 0x8000 ? -1 : 1;
  return sign * (exponent == 0 ? std::ldexp(fraction, -126) : std::ldexp(1 + fraction, exponent - 127));
}

template <class To, class From>
std::vector<To> as(const char* from, const char* to, const std::vector<From>& numbers, std::size_t lost) {
  std::vector<To> result(numbers.size());
  CHECK(detail::storage::convert(from, reinterpret_cast<const std::byte*>(numbers.data()), to, numbers.size(),
                                 reinterpret_cast<std::byte*>(result.data())) == lost);
  return result;
}
}  // namespace

TEST_CASE("every bfloat16 becomes the float of the same value") {
  for (unsigned bits = 0; bits < 65536; ++bits)
    if ((bits & 0x7F80) != 0x7F80)
      REQUIRE(static_cast<double>(detail::storage::from_bfloat16(static_cast<std::uint16_t>(bits))) == value_of(bits));
}

TEST_CASE("elements become the nearest of the other type") {
  CHECK(as<double, float>("F32", "F64", {1.5f, -0.1f}, 2) == std::vector<double>{1.5, static_cast<double>(-0.1f)});
  CHECK(as<float, double>("F64", "F32", {0.1, 1 + 1e-10, -1e-50, 1e38}, 4) ==
        std::vector<float>{0.1f, 1, -0.0f, 1e38f});
  CHECK(as<float, std::uint16_t>("F16", "F32", {0x3C00, 0xC000, 0x0001}, 3) == std::vector<float>{1, -2, 0x1p-24f});
  CHECK(as<double, std::uint16_t>("BF16", "F64", {0x3F80, 0xC040}, 2) == std::vector<double>{1, -3});
}

TEST_CASE("a number that is too large is told; infinities stay what they are") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  as<float, double>("F64", "F32", {1, -1e39, 1e300}, 1);
  CHECK(as<float, double>("F64", "F32", {infinity, 1}, 2)[0] == std::numeric_limits<float>::infinity());
  CHECK(std::isnan(as<float, double>("F64", "F32", {std::nan("")}, 1)[0]));
}

TEST_CASE("which types can be read as which") {
  for (const char* from : {"F64", "F32", "F16", "BF16"})
    for (const char* to : {"F64", "F32"}) CHECK(detail::storage::converts(from, to));
  CHECK(detail::storage::converts("U8", "U8"));
  CHECK_FALSE(detail::storage::converts("I64", "F32"));
  CHECK_FALSE(detail::storage::converts("F32", "I32"));
  CHECK_FALSE(detail::storage::converts("F32", "F16"));
  CHECK_FALSE(detail::storage::converts("U8", "I8"));
}
