// SPDX-License-Identifier: MIT
// With the single header too a mismatch is one error, the one of docs/compiler_explorer.md.
//
// g++ says:
// text: dovetail: layer 3, Dense<32, 10>, takes shape (32), but layer 2, ReLU, gives shape (30): write Dense<30, 10>, or Dense<10> to infer the input size
// clang++ says:
// type: no_problem<named<layer<3, Dense<32, 10>, takes_shape<32>, but_layer<2, ReLU>, gives_shape<30>, write<Dense<30, 10>, or_L_to_infer_the_input_size<Dense<10>>>>>::text>
#include "dovetail-single.hpp"
using namespace dovetail;

#ifdef FIXED
using Hidden = Dense<784, 32>;  // this compiles
#else
using Hidden = Dense<784, 30>;  // this does not
#endif

int main() {
  auto model = compile<Sequential<Flatten<28, 28>, Hidden, ReLU, Dense<32, 10>, Softmax>>(
      Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  model.summary();
}
