// SPDX-License-Identifier: MIT
#include <dovetail/ops/eigen.hpp>

#include <doctest/doctest.h>

#include <dovetail/tensor/strided.hpp>

using namespace dovetail;

namespace {
template <class X, class M>
void check_same(const X& x, const M& m) {
  REQUIRE(m.rows() == static_cast<Eigen::Index>(x.rows()));
  for (std::size_t i = 0; i < x.rows(); ++i)
    for (std::size_t j = 0; j < X::shape::dims[1]; ++j)
      CHECK(m(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) == x(i, j));
}
template <class X>
concept can_be_seen = requires(X&& x) { as_eigen(std::forward<X>(x)); };
}  // namespace

TEST_CASE("a tensor is seen as a matrix, without a copy") {
  Tensor<float, 2, 3> x{{1, 2, 3}, {4, 5, 6}};
  auto m = as_eigen(x);
  CHECK(m.data() == x.data());
  check_same(x, m);
  m.row(1) *= 2;
  CHECK(x == Tensor<float, 2, 3>{{1, 2, 3}, {8, 10, 12}});
  const auto& constant = x;
  static_assert(!std::is_assignable_v<decltype(as_eigen(constant)(0, 0)), float>);
  static_assert(!can_be_seen<Tensor<float, 2, 3>>);  // it would end before the map
  static_assert(can_be_seen<Tensor<float, 2, 3>&> && can_be_seen<View<float, 2, 3>>);
  const Eigen::Matrix3f gram = as_eigen(constant).transpose() * as_eigen(constant);
  CHECK(gram(0, 2) == 99);
}

TEST_CASE("views, parts, columns and dynamic rows") {
  Tensor<double, dynamic, 4> x(std::vector<double>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
  check_same(x, as_eigen(x));
  check_same(x(all, range<1, 3>), as_eigen(x(all, range<1, 3>)));
  check_same(x(range<0, 3, 2>, range<0, 4, 2>), as_eigen(x(range<0, 3, 2>, range<0, 4, 2>)));
  const StridedView<const double, Shape<4, 3>, detail::shape::StrideList<1, 4>> turned(x.data(), 4);
  check_same(turned, as_eigen(turned));
  as_eigen(x(all, 2)).setConstant(-1);
  CHECK(x(0, 2) + x(1, 2) + x(2, 2) == -3);
  CHECK(x(1, 1) == 5);
  as_eigen(x[1]) *= 2;
  CHECK(x(1, 3) == 14);
  Tensor<float, 3, 1> column{{1}, {2}, {3}};
  CHECK(as_eigen(column).sum() == 6);
  Tensor<float, 1, 3> row{{1, 2, 3}};
  CHECK(as_eigen(row)(0, 2) == 3);
}

TEST_CASE("a matrix is seen as a view") {
  Eigen::Matrix<float, 2, 3, Eigen::RowMajor> m;
  m << 1, 2, 3, 4, 5, 6;
  View<float, 2, 3> x = from_eigen(m);
  CHECK(x.data() == m.data());
  x(1, 0) = 40;
  CHECK(m(1, 0) == 40);
  Eigen::Matrix<float, Eigen::Dynamic, 3, Eigen::RowMajor> batch(5, 3);
  batch.setConstant(2);
  const View<float, dynamic, 3> rows = from_eigen(batch);
  CHECK(rows.rows() == 5);
  const Eigen::Matrix<double, 2, 3> columns = Eigen::Matrix<double, 2, 3>::Random();  // column-major
  const auto turned = from_eigen(columns);
  static_assert(std::same_as<typename decltype(turned)::strides, detail::shape::StrideList<1, 2>>);
  check_same(turned, columns);
  const Eigen::VectorXd v = Eigen::VectorXd::Ones(7);
  const View<const double, dynamic> elements = from_eigen(v);
  CHECK(elements.rows() == 7);
  Tensor<float, 4, 4> t;
  auto map = as_eigen(t);
  CHECK(from_eigen(map).data() == t.data());
}
