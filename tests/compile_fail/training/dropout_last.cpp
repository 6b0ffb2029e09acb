// SPDX-License-Identifier: MIT
// mistake: Meaning: Dropout as the last layer
// text: dovetail: layer 1, Dropout<0.5>, comes last, where it drops answers: write Intended<Dropout<0.5>> if it is intended
// type: no_problem<named<layer<1, Dropout<Number{5.000000e-01}>, comes_last, where_it_drops_answers, write_L_if_it_is_intended<Intended<Dropout<Number{5.000000e-01}>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Dropout<0.5>, Dense<3>>;
#else
using A = Sequential<Input<4>, Dense<3>, Dropout<0.5>>;
#endif

int main() {
  auto model = compile<A>(Adam{}, MeanSquaredError{});
  model.summary();
}
