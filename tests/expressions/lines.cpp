// SPDX-License-Identifier: MIT
#include <dovetail/expressions/lines.hpp>

#include <array>

using namespace dovetail;
using namespace dovetail::detail::expressions;

namespace {
template <class S, int A>
constexpr auto first_of_each(std::size_t size, std::size_t n) {
  std::array<std::size_t, 8> first{};
  std::size_t count = 0;
  for_each_line<Lines<S, Axis<A>>>(size, n, [&](std::size_t i) { first[count++] = i; });
  return std::pair(count, first);
}
}  // namespace
// The lines of a (2, 3) along its rows start at 0 and 3, along its columns at 0, 1 and 2.
static_assert(first_of_each<Shape<2, 3>, 1>(6, 3) == std::pair(std::size_t{2}, std::array<std::size_t, 8>{0, 3}));
static_assert(first_of_each<Shape<2, 3>, 0>(6, 2) == std::pair(std::size_t{3}, std::array<std::size_t, 8>{0, 1, 2}));
static_assert(first_of_each<Shape<2, 0>, 1>(0, 0).first == 0);

static_assert(Lines<Shape<2, 3, 4>, Axis<0>>::stride == 12 && Lines<Shape<2, 3, 4>, Axis<-1>>::stride == 1);
static_assert(Lines<Shape<dynamic, 3>, Axis<0>>::length(7) == 7 && Lines<Shape<dynamic, 3>, Axis<>>::length(7) == 21);

template <class S, class Axes, std::size_t N>
using Resized_shape = detail::shape::shape_from<Resized<S, Axes, N>>;
static_assert(std::is_same_v<Resized_shape<Shape<2, 3>, Axis<-1>, 5>, Shape<2, 5>>);
static_assert(std::is_same_v<Resized_shape<Shape<2, 3>, Axis<>, 6>, Shape<6>>);
