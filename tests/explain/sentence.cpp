// SPDX-License-Identifier: MIT
#include <dovetail/explain/sentence.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <type_traits>

using namespace dovetail;

// A call with parts makes nothing that has to be taken down again.
static_assert(std::is_trivially_destructible_v<detail::Part> && std::is_trivially_copyable_v<detail::Part>);
static_assert(!std::is_constructible_v<detail::Part, void*> &&
              !std::is_constructible_v<detail::Part, std::vector<int>>);

TEST_CASE("each kind of part") {
  CHECK(detail::sentence("text") == "text");
  CHECK(detail::sentence("") == "");
  CHECK(detail::sentence(std::string("of its own")) == "of its own");
  CHECK(detail::sentence(std::string_view("a view", 1)) == "a");
  CHECK(sentence(detail::words() << "words " << std::size_t{3}) == "words 3");
  CHECK(detail::sentence(0) == "0");
  CHECK(detail::sentence(-1) == "-1");
  CHECK(detail::sentence(std::uint8_t{200}) == "200");
  CHECK(detail::sentence(std::int8_t{-128}) == "-128");
  CHECK(detail::sentence(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
  CHECK(detail::sentence(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
  CHECK(detail::sentence(0.5) == "0.5");
  CHECK(detail::sentence(1e-7) == "1e-07");
  CHECK(detail::sentence(-0.25f) == "-0.25");
  CHECK(sentence(detail::Hex{0x0F}) == "0F");
  CHECK(sentence(detail::Hex{0xA0}) == "A0");
  CHECK(detail::sentence(std::vector<std::size_t>{60000, 28, 28}) == "(60000, 28, 28)");
  CHECK(detail::sentence(std::vector<std::size_t>{7}) == "(7)");
  CHECK(detail::sentence(std::vector<std::size_t>{}) == "()");
}

TEST_CASE("parts in a row, and inside parts") {
  CHECK(detail::sentence({"expected ", 3, ", found ", std::string("none")}) == "expected 3, found none");
  CHECK(detail::sentence({"a", {"b", {1, 2}, "c"}, "d"}) == "ab12cd");
  const auto inner = [](const detail::Part& part) { return detail::sentence({"[", part, "]"}); };
  CHECK(inner({"x", 1}) == "[x1]");
  std::string text = "more: ";
  detail::Part({1, ", ", 2}).append_to(text);
  CHECK(text == "more: 1, 2");
}
