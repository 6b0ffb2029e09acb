// SPDX-License-Identifier: MIT
#include <dovetail/expressions/functors.hpp>

#include <cstdint>
#include <limits>

using namespace dovetail::detail::expressions;

// Elements alone, as constant expressions and the ends of loops compute them.
namespace {
template <class F, class... V>
constexpr auto of(F f, V... v) {
  return F::element(f, v...);
}
}  // namespace
static_assert(of(Plus{}, 1, 2.5) == 3.5 && of(Divide{}, 7, 2) == 3 && of(Remainder{}, -7, 2) == -1);
static_assert(of(Plus{}, std::uint8_t{200}, std::uint8_t{100}) == 44);  // of one type, they wrap round
static_assert(of(Divide{}, std::numeric_limits<int>::min(), -1) == std::numeric_limits<int>::min() &&
              of(Remainder{}, std::numeric_limits<int>::min(), -1) == 0 && of(Remainder{}, std::int8_t{-7}, 2) == -1 &&
              of(Divide{}, std::int8_t{-128}, std::int8_t{-1}) == -128 &&
              of(Divide{}, 4'000'000'000u, 2u) == 2'000'000'000);
static_assert(of(Clamp{}, 5, 0, 3) == 3 && of(Clamp{}, -5, 0, 3) == 0 && of(Fma{}, 2.0, 3.0, 1.0) == 7);
static_assert(of(Less{}, 1, 2) && !of(GreaterEqual{}, 1, 2) && of(NotEqual{}, 1.0, 2.0));

// Bools by their truth, integers by their bits.
static_assert(of(And{}, 6, 3) == 2 && of(Or{}, 6, 3) == 7 && of(Xor{}, 6, 3) == 5 && of(Xor{}, true, true) == false);
static_assert(of(Not{}, 0) && !of(Not{}, 2));
static_assert(of(Where{}, true, 1, 2.5) == 1.0);

// A real number beyond the integers becomes the nearest one, NaN 0.
static_assert(of(Cast<std::int8_t>{}, 1000.0) == 127 && of(Cast<std::int8_t>{}, -1000.0f) == -128);
static_assert(of(Cast<int>{}, std::numeric_limits<double>::quiet_NaN()) == 0 && of(Cast<bool>{}, 0.5));

// Packs stand for elements of their own type only; of bools, masks do.
static_assert(Plus::packs<float, float, float> && !Plus::packs<float, float, int>);
static_assert(And::packs<float, bool, bool> && !And::packs<int, int, int> && Where::packs<float, bool, float, float>);
