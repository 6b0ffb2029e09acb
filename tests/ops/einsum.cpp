// SPDX-License-Identifier: MIT
#include <dovetail/ops/einsum.hpp>

#include <doctest/doctest.h>

#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/flip.hpp>

#include "products.hpp"

using namespace dovetail;
using products::check_product, products::check_sum, products::random, products::turned;

TEST_CASE_TEMPLATE("a product of matrices, however they are written", T, float, double, std::int32_t) {
  Random random_(Seed{1});
  const auto a = random<Tensor<T, 13, 21>>(random_);
  const auto b = random<Tensor<T, 21, 18>>(random_);
  const auto at = random<Tensor<T, 21, 13>>(random_);
  const auto bt = random<Tensor<T, 18, 21>>(random_);
  check_product(a, b, einsum<"ij,jk->ik">(a, b));
  check_product(a, b, einsum<"ij,jk">(a, b));
  check_product(a, b, einsum<" ij , jk -> ik ">(a, b));
  check_product(turned(at), b, einsum<"ji,jk->ik">(at, b));
  check_product(a, turned(bt), einsum<"ij,kj->ik">(a, bt));
  check_product(turned(at), turned(bt), einsum<"ji,kj->ik">(at, bt));
  check_product(a, b, turned(einsum<"ij,jk->ki">(a, b)));
  check_product(turned(at), turned(bt), turned(einsum<"ji,kj->ki">(at, bt)));
}

TEST_CASE_TEMPLATE("batches, with the axes of attention too", T, float, double, std::int32_t) {
  Random random_(Seed{2});
  const auto a = random<Tensor<T, dynamic, 7, 9>>(random_, 5);
  const auto b = random<Tensor<T, dynamic, 11, 9>>(random_, 5);
  const Tensor<T, dynamic, 7, 11> c = einsum<"bij,bkj->bik">(a, b);
  for (std::size_t i = 0; i < 5; ++i) check_product(a[i], turned(Tensor<T, 11, 9>(View<const T, 11, 9>(b[i]))), c[i]);

  const auto q = random<Tensor<T, dynamic, 6, 3, 8>>(random_, 4);
  const auto k = random<Tensor<T, dynamic, 5, 3, 8>>(random_, 4);
  const Tensor<T, dynamic, 3, 6, 5> scores = einsum<"bihd,bjhd->bhij">(q, k);
  const Tensor<T, dynamic, 6, 3, 8> out = einsum<"bhij,bjhd->bihd">(scores, k);
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t h = 0; h < 3; ++h)
      for (std::size_t r = 0; r < 6; ++r) {
        for (std::size_t j = 0; j < 5; ++j)
          check_sum(scores(i, h, r, j), 8,
                    [&](std::size_t d) { return double(q(i, r, h, d)) * double(k(i, j, h, d)); });
        for (std::size_t d = 0; d < 8; ++d)
          check_sum(out(i, r, h, d), 5,
                    [&](std::size_t j) { return double(scores(i, h, r, j)) * double(k(i, j, h, d)); });
      }
}

TEST_CASE_TEMPLATE("what is summed may lead and be dynamic", T, float, double, std::int32_t) {
  Random random_(Seed{3});
  for (const std::size_t rows : {0u, 1u, 4u, 33u}) {
    const auto x = random<Tensor<T, dynamic, 9>>(random_, rows);
    const auto y = random<Tensor<T, dynamic, 17>>(random_, rows);
    const Tensor<T, 9, 17> gram = einsum<"bi,bj->ij">(x, y);
    const Tensor<T, 17, 9> other = einsum<"bi,bj->ji">(x, y);
    const Tensor<T, 9> column = einsum<"bi->i">(x);
    const Tensor<T, dynamic> row = einsum<"bi->b">(x), dots = einsum<"bi,bi->b">(x, x);
    const T sum = einsum<"bi->">(x);
    check_sum(sum, 9 * rows, [&](std::size_t i) { return double(x.data()[i]); });
    REQUIRE(row.rows() == rows);
    for (std::size_t i = 0; i < 9; ++i) {
      check_sum(column(i), rows, [&](std::size_t b) { return double(x(b, i)); });
      for (std::size_t j = 0; j < 17; ++j) {
        check_sum(gram(i, j), rows, [&](std::size_t b) { return double(x(b, i)) * double(y(b, j)); });
        check_sum(other(j, i), rows, [&](std::size_t b) { return double(x(b, i)) * double(y(b, j)); });
      }
    }
    for (std::size_t b = 0; b < rows; ++b) {
      check_sum(row(b), 9, [&](std::size_t i) { return double(x(b, i)); });
      check_sum(dots(b), 9, [&](std::size_t i) { return double(x(b, i)) * double(x(b, i)); });
    }
  }
}

TEST_CASE_TEMPLATE("one operand: diagonals, traces, sums, exchanged axes", T, float, double, std::int32_t) {
  Random random_(Seed{4});
  const auto a = random<Tensor<T, 21, 21>>(random_);
  const auto c = random<Tensor<T, 3, 20, 5>>(random_);
  const Tensor<T, 21> diagonal = einsum<"ii->i">(a);
  for (std::size_t i = 0; i < 21; ++i) CHECK(diagonal(i) == a(i, i));
  check_sum(einsum<"ii">(a), 21, [&](std::size_t i) { return double(a(i, i)); });
  const Tensor<T, 21, 21> exchanged = einsum<"ji">(a);
  const Tensor<T, 5, 3, 20> moved = einsum<"abc->cab">(c);
  const Tensor<T, 5, 3> sums = einsum<"abc->ca">(c);
  for (std::size_t i = 0; i < 21; ++i)
    for (std::size_t j = 0; j < 21; ++j) CHECK(exchanged(i, j) == a(j, i));
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t k = 0; k < 5; ++k) {
      check_sum(sums(k, i), 20, [&](std::size_t j) { return double(c(i, j, k)); });
      for (std::size_t j = 0; j < 20; ++j) CHECK(moved(k, i, j) == c(i, j, k));
    }
}

TEST_CASE_TEMPLATE("element by element, and several sums", T, float, double, std::int32_t) {
  Random random_(Seed{5});
  const auto a = random<Tensor<T, 4, 19>>(random_);
  const auto b = random<Tensor<T, 4, 19>>(random_);
  const auto v = random<Tensor<T, 19>>(random_);
  const Tensor<T, 4, 19> ab = einsum<"ij,ij->ij">(a, b), av = einsum<"ij,j->ij">(a, v);
  const Tensor<T, 19, 4> turned_ab = einsum<"ij,ij->ji">(a, b);
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t j = 0; j < 19; ++j) {
      CHECK(ab(i, j) == a(i, j) * b(i, j));
      CHECK(turned_ab(j, i) == a(i, j) * b(i, j));
      CHECK(av(i, j) == a(i, j) * v(j));
    }
  check_sum(einsum<"ij,ij">(a, b), 76, [&](std::size_t i) { return double(a.data()[i]) * double(b.data()[i]); });
  const auto x = random<Tensor<T, 3, 4, 5, 6>>(random_);
  const auto y = random<Tensor<T, 5, 7, 4>>(random_);
  const Tensor<T, 6, 7, 3> z = einsum<"abcd,ceb->dea">(x, y);
  const auto w = einsum<"ab,cd->c">(a, b);  // what only one of them has is summed too
  for (std::size_t c = 0; c < 4; ++c)
    check_sum(w(c), 76 * 19, [&](std::size_t i) { return double(a.data()[i / 19]) * double(b(c, i % 19)); });
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t d = 0; d < 6; ++d)
      for (std::size_t e = 0; e < 7; ++e)
        check_sum(z(d, e, i), 20,
                  [&](std::size_t n) { return double(x(i, n / 5, n % 5, d)) * double(y(n % 5, e, n / 5)); });
}

TEST_CASE_TEMPLATE("three operands and more", T, double, std::int32_t) {
  Random random_(Seed{6});
  const auto x = random<Tensor<T, dynamic, 3>>(random_, 4);
  const auto m = random<Tensor<T, 3, 5>>(random_);
  const auto y = random<Tensor<T, dynamic, 5>>(random_, 4);
  const Tensor<T, dynamic> forms = einsum<"bi,ij,bj->b">(x, m, y);
  for (std::size_t b = 0; b < 4; ++b)
    check_sum(forms(b), 15,
              [&](std::size_t n) { return double(x(b, n / 5)) * double(m(n / 5, n % 5)) * double(y(b, n % 5)); });
  const Tensor<T, 2> v{2, 3};
  CHECK(einsum<"i,i,j,j->">(v, v, v, v) == T(169));
  CHECK(einsum<"i,i,j->j">(v, v, v) == Tensor<T, 2>{26, 39});
}

TEST_CASE("in constant expressions, and of expressions") {
  constexpr Tensor<float, 2, 3> a{{1, 2, 3}, {4, 5, 6}};
  static_assert(einsum<"ij,kj->ik">(a, a) == Tensor<float, 2, 2>{{14, 32}, {32, 77}});
  static_assert(einsum<"ij->">(a) == 21);
  static_assert(einsum<"ij->ji">(a + 1) == Tensor<float, 3, 2>{{2, 5}, {3, 6}, {4, 7}});
  // Strides that no loop may take past the last element, where compilers check each of them.
  constexpr Tensor<float, 3, 3> m{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
  static_assert(einsum<"ii">(m) == 15 && einsum<"ii">(flip<0>(m)) == 15 && einsum<"ii">(flip<1>(flip<0>(m))) == 15);
  static_assert(einsum<"ii">(Tensor<float, 1, 1>{{4}}) == 4);
  static_assert(einsum<"ii->i">(m) == Tensor<float, 3>{1, 5, 9});
  static_assert(einsum<"ij->j">(flip<1>(m)) == Tensor<float, 3>{18, 15, 12});
  static_assert(einsum<"ij,ij->j">(m, flip<0>(m)) == Tensor<float, 3>{30, 57, 90});
  static_assert(einsum<"ii,ij->j">(m, m) == Tensor<float, 3>{84, 99, 114});
  // Nor on null, where there are no rows.
  static_assert(einsum<"bi,bj->ij">(Tensor<float, dynamic, 2>(), Tensor<float, dynamic, 3>()) == Tensor<float, 2, 3>());
  static_assert(einsum<"ij->j">(Tensor<float, 0, 3>()) == Tensor<float, 3>());
  CHECK(einsum<"ij,kj->ik">(a + a, a) == Tensor<float, 2, 2>{{28, 64}, {64, 154}});
}

#if defined(__cpp_exceptions)
TEST_CASE("extents that only run time knows are checked") {
  const auto a = Tensor<float, dynamic, 2>::with_rows(3), b = Tensor<float, dynamic, 2>::with_rows(4);
  CHECK_THROWS_WITH_AS((einsum<"bi,bj->ij">(a, b)), "einsum \"bi,bj->ij\": b is 3 in operand 0 and 4 in operand 1",
                       ShapeError);
  CHECK_THROWS_WITH_AS((einsum<"ii">(a)), "einsum \"ii\": i is 3 in operand 0 and 2 in operand 0", ShapeError);
}
#endif
