// SPDX-License-Identifier: MIT
// does not compile
// Every beginner's mistake, reported before the data is loaded.
//
// g++ says:
// text: dovetail: layer 2, Dense<128, 10>, takes shape (128), but layer 1, Dense<784, 100>, gives shape (100): write Dense<100, 10>, or Dense<10> to infer the input size
// clang++ says:
// type: no_problem<named<layer<2, Dense<128, 10>, takes_shape<128>, but_layer<1, Dense<784, 100>>, gives_shape<100>, write<Dense<100, 10>, or_L_to_infer_the_input_size<Dense<10>>>>>::text>
#include <dovetail/dovetail.hpp>
using namespace dovetail;

#ifdef FIXED
using Hidden = Dense<784, 128>;  // this compiles
#else
using Hidden = Dense<784, 100>;  // this does not
#endif

int main() {
  auto model = compile<Sequential<Flatten<28, 28>, Hidden, Dense<128, 10>>>(Adam{}, MeanSquaredError{});
  model.summary();
}
