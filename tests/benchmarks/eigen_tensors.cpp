// SPDX-License-Identifier: MIT
#include <Eigen/Core>

#include "tensors.hpp"

namespace {
using namespace bench;

template <int R, int C>
using Matrix = Eigen::Matrix<float, R, C, C == 1 && R != 1 ? Eigen::ColMajor : Eigen::RowMajor>;
template <int R, int C>
auto reading(std::span<const float> from) {
  return Eigen::Map<const Matrix<R, C>, Eigen::AlignedMax>(from.data());
}
template <int R, int C>
auto writing(const Row& row) {
  return Eigen::Map<Matrix<R, C>, Eigen::AlignedMax>(result(row).data());
}
auto vector(std::span<const float> from) {
  return Eigen::Map<const Eigen::ArrayXf, Eigen::AlignedMax>(from.data(), Eigen::Index(from.size()));
}
auto vector(const Row& row) {
  const auto to = result(row);
  return Eigen::Map<Eigen::ArrayXf, Eigen::AlignedMax>(to.data(), Eigen::Index(to.size()));
}

const bool added = [] {
  for (const std::size_t size : vector_sizes) {
    const Vectors v{size};
    const auto a = vector(v.a()), b = vector(v.b()), c = vector(v.c());
    contend(v.axpy(), "Eigen", [=, y = vector(v.axpy())] { return [=]() mutable { y = 2 * a + b; }; });
    contend(v.deep(), "Eigen",
            [=, y = vector(v.deep())] { return [=]() mutable { y = (a * b + c) * a - b / (c + 2); }; });
  }
  const auto x = reading<int(table_rows), int(table_columns)>(table());
  contend(row_sums(), "Eigen",
          [=, y = writing<int(table_rows), 1>(row_sums())] { return [=]() mutable { y = x.rowwise().sum(); }; });
  contend(column_sums(), "Eigen",
          [=, y = writing<1, int(table_columns)>(column_sums())] { return [=]() mutable { y = x.colwise().sum(); }; });
  contend(softmax(), "Eigen", [=, y = writing<int(table_rows), int(table_columns)>(softmax())] {
    return [=]() mutable {
      y = (x.colwise() - x.rowwise().maxCoeff().eval()).array().exp();
      y = y.array().colwise() / y.rowwise().sum().array().eval();
    };
  });
  contend(transposition(), "Eigen",
          [y = writing<int(side), int(side)>(transposition()), m = reading<int(side), int(side)>(matrix())] {
            return [=]() mutable { y = m.transpose(); };
          });
  each_small([]<std::size_t N>(Small<N> s) {
    constexpr int n = int(N);
    const auto a = reading<n, n>(s.a()), b = reading<n, n>(s.b());
    contend(s.sum(), "Eigen", [=, y = writing<n, n>(s.sum())] { return [=]() mutable { y = a + b; }; });
    contend(s.product(), "Eigen",
            [=, y = writing<n, n>(s.product())] { return [=]() mutable { y.noalias() = a * b; }; });
  });
  return true;
}();
}  // namespace
