// SPDX-License-Identifier: MIT
#include <dovetail/explain/problem.hpp>

#include <doctest/doctest.h>

#include <string>
#include <type_traits>

using namespace dovetail;

namespace {
template <auto From, auto To>
struct from_to {
  static constexpr detail::words text = detail::words()
                                        << "dovetail: from " << std::size_t{From} << " to " << std::size_t{To};
};
}  // namespace

static_assert(no<detail::none::text>);
static_assert(!no<from_to<1, 2>::text>);
static_assert(no<detail::printed<detail::none>::problem::text> && !no<detail::printed<from_to<1, 2>>::problem::text>);

// A dynamic extent is called None in the name of a problem, and others are plain numbers.
static_assert(std::is_same_v<decltype(detail::extent_of<28>), const int> && detail::extent_of<28> == 28);
static_assert(std::is_same_v<decltype(detail::extent_of<dynamic>), const detail::None>);

static_assert(std::string_view(detail::extents<detail::None{}, 28, 28>()) == "(None, 28, 28)");
static_assert(std::string_view(detail::extents<10>()) == "(10)");

static_assert(no<detail::printed<detail::none>::problem::text>,
              DOVETAIL_MESSAGE(detail::printed<none>::problem::text, "dovetail: in general words"));

TEST_CASE("a problem has its sentence") {
  using problem = detail::printed<from_to<3, 4>>::problem;
  CHECK(std::string(std::string_view(problem::text)) == "dovetail: from 3 to 4");
}
