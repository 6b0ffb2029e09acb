// SPDX-License-Identifier: MIT
// Beside Eigen, with the names of both. Array, Dense and Sequential are names of both, and have to be qualified.
#include <Eigen/Dense>
#include <dovetail/dovetail.hpp>

using namespace Eigen;
using namespace dovetail;

namespace {

/// A tensor's elements as a matrix of Eigen's, which is row-major here: nothing is copied.
template <class T, std::size_t M, std::size_t N>
auto as_eigen(Tensor<T, M, N>& tensor) {
  return Map<Matrix<T, int{M}, int{N}, RowMajor>>(tensor.data());
}

}  // namespace

int main() {
  Tensor<float, 2, 3> x{{1, 2, 3}, {4, 5, 6}};
  as_eigen(x).row(1) *= 2;
  if (x != Tensor<float, 2, 3>{{1, 2, 3}, {8, 10, 12}}) return 1;

  const Network<dovetail::Sequential<dovetail::Dense<3, 5>, Tanh>> network;
  const auto y = network.predict(x);
  auto kernel = network.layer<0>().kernel;
  const MatrixXf expected = (as_eigen(x) * as_eigen(kernel)).array().tanh();  // the bias is 0
  for (int i = 0; i < 2; ++i)
    for (int j = 0; j < 5; ++j)
      if (std::abs(y(static_cast<std::size_t>(i), static_cast<std::size_t>(j)) - expected(i, j)) > 1e-6f) return 1;
  return 0;
}
