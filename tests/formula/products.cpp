// SPDX-License-Identifier: MIT
#include <dovetail/formula/products.hpp>

#include "differences.hpp"

// Products, by central differences.
using namespace dovetail;
using differences::check, differences::random_tensor;

TEST_CASE("products") {
  Random random(Seed{3});
  const auto a = random_tensor<double, 3, 4>(random);
  const auto b = random_tensor<double, 4, 2>(random);
  const auto v = random_tensor<double, 4>(random), w = random_tensor<double, 4>(random);
  const auto p = random_tensor<double, 2, 1, 3, 4>(random);
  const auto q = random_tensor<double, 5, 4, 2>(random);
  check([](auto x, auto y) { return sum(square(tanh(matmul(x, y)))); }, a, b);
  check([](auto x, auto y) { return sum(square(matmul(x, y)) * exp(matmul(x, y))); }, a, v);
  check([](auto x, auto y) { return sum(square(matmul(x, y))); }, v, b);
  check([](auto x, auto y) { return matmul(x, y) * dot(x, y); }, v, w);
  check([](auto x, auto y) { return sum(square(outer(x, y)) * x); }, v, w);
  check([](auto x, auto y) { return sum(square(matmul(x, y))); }, p, q);
  check([](auto x) { return sum(square(matmul(x, transpose(x)))); }, a);
  check([](auto x) { return sum(square(matmul(transpose(x), x))); }, a);
  check([](auto x, auto y) { return sum(square(tensordot<1>(x, y))); }, a, b);
  check([](auto x, auto y) { return sum(square(einsum<"ij,jk->ki">(x, y))); }, a, b);
  check([](auto x, auto y) { return sum(square(einsum<"ij,kj->jik">(x, transpose(y)))); }, a, b);
  check([](auto x, auto y, auto z) { return einsum<"ij,jk,j->">(x, y, z); }, a, b, v);
  check([](auto x) { return sum(square(einsum<"ij->j">(x))) + sum(square(einsum<"ij->ji">(x)) * transpose(x)); }, a);
  check([](auto x) { return einsum<"ii">(matmul(x, transpose(x))) + sum(square(einsum<"ij,ij->i">(x, x))); }, a);
}
