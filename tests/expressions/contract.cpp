// SPDX-License-Identifier: MIT
#include <dovetail/expressions/contract.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <type_traits>

using namespace dovetail;
using namespace dovetail::detail::expressions;

// c = Σ a · b over the labels that c does not have: a product of matrices, a trace and an outer product.
namespace {
template <Labels A, Labels B, Labels C, class S, class X, class Y>
constexpr auto product_of(const X& x, const Y& y) {
  return product<A, B, C, int, S>(product_operand<int>(x), product_operand<int>(y));
}
}  // namespace
constexpr Tensor<int, 2, 2> m{{1, 2}, {3, 4}};
constexpr Tensor<int, 2> v{5, 6};
static_assert(product_of<labels("ij"), labels("jk"), labels("ik"), Shape<2, 2>>(m, m) ==
              Tensor<int, 2, 2>{{7, 10}, {15, 22}});
static_assert(product_of<labels("ij"), labels("j"), labels("i"), Shape<2>>(m, v) == Tensor<int, 2>{17, 39});
static_assert(product_of<labels("ii"), labels("i"), Labels{}, Shape<>>(m, v) == 1 * 5 + 4 * 6);
static_assert(product_of<labels("i"), labels("j"), labels("ij"), Shape<2, 2>>(v, v) ==
              Tensor<int, 2, 2>{{25, 30}, {30, 36}});

// Integers wrap round, along every loop: no compiler takes a signed one that overflows in a constant expression, nor
// two of uint16_t whose product is beyond int.
namespace {
template <class T>
constexpr bool wraps() {
  constexpr T most = std::numeric_limits<T>::max(), least = std::numeric_limits<T>::min();  // most² is 1, least² is 0
  const Tensor<T, 2> ends{most, least}, tops{most, most};
  const Tensor<T, 2, 2> square{{most, most}, {most, most}}, twos{{2, 2}, {2, 2}};
  constexpr auto i = labels("i"), j = labels("j"), ij = labels("ij"), ji = labels("ji"), jk = labels("jk"),
                 ik = labels("ik");
  const auto of = []<Labels A, Labels B, Labels C, class S>(std::type_identity<S>, const auto& x, const auto& y) {
    return product<A, B, C, T, S>(product_operand<T>(x), product_operand<T>(y));
  };
  constexpr std::type_identity<Shape<>> number{};
  constexpr std::type_identity<Shape<2>> vector{};
  constexpr std::type_identity<Shape<2, 2>> matrix{};
  return of.template operator()<i, i, Labels{}>(number, ends, ends) == 1 &&
         of.template operator()<ij, ji, Labels{}>(number, square, square) == 4 &&
         of.template operator()<i, i, i>(vector, tops, tops) == Tensor<T, 2>{1, 1} &&
         of.template operator()<ij, j, i>(vector, square, tops) == Tensor<T, 2>{2, 2} &&
         of.template operator()<i, j, ij>(matrix, tops, tops) == Tensor<T, 2, 2>{{1, 1}, {1, 1}} &&
         of.template operator()<ij, jk, ik>(matrix, square, square) == twos &&
         of.template operator()<ji, jk, ik>(matrix, square, square) == twos;
}
}  // namespace
static_assert(wraps<std::int8_t>() && wraps<std::uint8_t>() && wraps<std::int16_t>() && wraps<std::uint16_t>());
static_assert(wraps<std::int32_t>() && wraps<std::uint32_t>() && wraps<std::int64_t>() && wraps<std::uint64_t>());

// A number, as an operand without axes.
static_assert(product<labels("i"), Labels{}, labels("i"), int, Shape<2>>(product_operand<int>(v), Factor<int>{3}) ==
              Tensor<int, 2>{15, 18});

// Elements of other types are converted first.
static_assert(std::same_as<product_type<Tensor<int, 2>, Tensor<double, 2>>, double>);

// An extent that only run time knows may turn out to be another.
static_assert([] {
  const auto x = Tensor<int, dynamic>::with_rows(3);
  const ExtentMismatch found = extent_mismatch<labels("i"), labels("i"), false>(operand(x), operand(v));
  return found.label == 'i' && found.first == 3 && found.second == 2;
}());
