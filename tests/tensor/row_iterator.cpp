// SPDX-License-Identifier: MIT
#include <dovetail/tensor/row_iterator.hpp>

#include <iterator>

#include <dovetail/tensor/view.hpp>

using namespace dovetail;
using detail::tensor::RowIterator;

// Elements at a negative stride, and rows of two elements that overlap.
static_assert(std::forward_iterator<RowIterator<int&, -1, int>>);
static_assert([] {
  int x[] = {1, 2, 3};
  int digits = 0;
  for (RowIterator<int&, -1, int> i(x + 2, 0), end(x + 2, 3); i != end; ++i) digits = digits * 10 + *i;
  int sum = 0;
  for (RowIterator<View<const int, 2>, 1, const int> i(x, 0), end(x, 2); i != end; i++) sum += (*i)[0] * (*i)[1];
  return digits == 321 && sum == 1 * 2 + 2 * 3;
}());
