// SPDX-License-Identifier: MIT
// Tensors in one minute: the shape is part of the type.
#include <dovetail/tensor.hpp>

#include <iostream>
#include <vector>
using namespace dovetail;

int main() {
  Tensor<float, 2, 3> a{{1, 2, 3}, {4, 5, 6}};  // owns its elements; {{1, 2}, {4, 5}} would not compile
  std::cout << a << '\n';
  // output: [[1. 2. 3.]
  // output:  [4. 5. 6.]]

  a(1, 2) = 60;               // as many indices as axes: a(1) would not compile
  a.at(1, 2) += 0.5f;         // at() checks the bounds too, and throws IndexError
  std::cout << a[1] << '\n';  // a row, as a view
  // output: [ 4.   5.  60.5]

  std::cout << a.reshape<3, 2>() << '\n';  // the same elements; reshape<4, 2>() would not compile
  // output: [[ 1.   2. ]
  // output:  [ 3.   4. ]
  // output:  [ 5.  60.5]]

  // Only the leading extent may be dynamic: the samples of a batch.
  auto batch = Tensor<float, dynamic, 3>(std::vector<float>{1, 2, 3, 4, 5, 6, 7, 8, 9});
  std::cout << batch.rows() << " rows of " << batch.row_size << '\n';
  // output: 3 rows of 3

  // A view borrows. Data of another size than it states is a ShapeError if only run time can tell.
  const View<const float, dynamic, 3> view = batch;
  float sum = 0;
  for (const auto row : view)
    for (const float value : row) sum += value;
  std::cout << sum << '\n';
  // output: 45
  try {
    batch.reshape<2, 4>();
  } catch (const ShapeError& error) {
    std::cout << error.what() << '\n';
  }
  // output: shape (3, 3) cannot be reshaped to (2, 4)

  // All of this works at compile time.
  constexpr auto trace = [] {
    const Tensor<int, 2, 2> m{{1, 2}, {3, 4}};
    return m(0, 0) + m(1, 1);
  }();
  static_assert(trace == 5);
}
