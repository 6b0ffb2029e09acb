// SPDX-License-Identifier: MIT
// mistake: Training: fit with something that is not a tensor
// text: dovetail: the input is of type Table and not a tensor, but the network takes shape (None, 2)
// type: no_problem<named<the_input<is_of_type_T_and_not_a_tensor<Table>, but_the_network_takes_shape<None{}, 2>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Table {
  float rows[4][2];
};

int main() {
  auto model = compile<Sequential<Dense<2, 1>>>(SGD{}, MeanSquaredError{});
  const Table table{};
  const Tensor<float, 4> y;
#ifdef FIXED
  model.fit(View<const float, 4, 2>(&table.rows[0][0]), y);
#else
  model.fit(table, y);
#endif
}
