// SPDX-License-Identifier: MIT
#include <dovetail/explain/problem.hpp>

#include <doctest/doctest.h>

#include <string>
#include <type_traits>

using namespace dovetail;

namespace dovetail::inline DOVETAIL_TARGET::detail::problems {
template <int N>
struct a_test_with_problem_number {};
template <auto From, auto To>
struct from_to {
  static constexpr words text = words() << "dovetail: from " << std::size_t{From} << " to " << std::size_t{To};
};
}  // namespace dovetail::inline DOVETAIL_TARGET::detail::problems

using wrong = detail::explained<detail::problems::a_test_with_problem_number<3>>;
using fine = detail::explained<detail::none>;
static_assert(no_problem<fine::text> && !no_problem<wrong::text>);
static_assert(no_problem<fine::text>, DOVETAIL_MESSAGE(fine));
static_assert(detail::is_none<detail::none> && !detail::is_none<detail::problems::a_test_with_problem_number<3>>);
static_assert(std::is_same_v<detail::first_problem<detail::none, int, detail::none, char>::type, int>);
static_assert(std::is_same_v<detail::first_problem<detail::none, detail::none>::type, detail::none>);

// A dynamic extent is called None in the name of a problem, and others are plain numbers.
static_assert(std::is_same_v<decltype(detail::extent_of<28>), const int> && detail::extent_of<28> == 28);
static_assert(std::is_same_v<decltype(detail::extent_of<dynamic>), const detail::None>);

TEST_CASE("a problem has the sentence that its name is, or one of its own") {
  CHECK(std::string(std::string_view(wrong::text)) == "dovetail: a test with problem number 3");
  using own = detail::explained<detail::problems::from_to<3, 4>>;
  CHECK(std::string(std::string_view(own::text)) == "dovetail: from 3 to 4");
}
