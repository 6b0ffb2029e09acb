// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: standardize by a table of other columns
// numpy: ValueError: operands could not be broadcast together with shapes (2,3) (2,)
// text: dovetail: standardize of shape (2, 3) by the columns of shape (None, 2)
// type: no_problem<named<standardize_of_shape_S_by_the_columns_of_shape_S<Shape<2, 3>, shape<None{}, 2>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  using Train = Tensor<float, dynamic, 3>;
#else
  using Train = Tensor<float, dynamic, 2>;
#endif
  standardize(Tensor<float, 2, 3>{}, Train::with_rows(4));
}
