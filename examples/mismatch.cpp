// SPDX-License-Identifier: MIT
// does not compile
// Every beginner's mistake, reported before the data is loaded.
//
// g++ says:
// text: dovetail: Sequential layer 2, Dense<128, 10>, takes shape (128), but layer 1, Dense<784, 100>, gives shape (100): write Dense<100, 10>, or Dense<10> to have it worked out
// clang++ says:
// type: no<layer<2, Dense<128, 10>, takes<128>, but_layer<1, Dense<784, 100>>, gives<100>, write<Dense<100, 10>, or_to_have_it_worked_out<Dense<10>>>>::text>
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
