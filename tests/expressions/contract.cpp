// SPDX-License-Identifier: MIT
#include <dovetail/expressions/contract.hpp>

#include <concepts>

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
