// SPDX-License-Identifier: MIT
// mistake: Meaning: Softmax is forgotten
// text: dovetail: Sequential layer 0, Dense<4, 3>, comes last, but the loss SparseCategoricalCrossentropy goes with Softmax: put Softmax behind it, or Meant<Dense<4, 3>> if it is meant
// type: no<layer<0, Dense<4, 3>, comes_last, but_the_loss<SparseCategoricalCrossentropy, Softmax>, put_behind_it<Softmax, or_if_it_is_meant<Meant<Dense<4, 3>>>>>::text>
#include <dovetail/training.hpp>

using namespace dovetail;

#ifdef TWIN
using A = Sequential<Dense<4, 3>, Softmax>;
#else
using A = Sequential<Dense<4, 3>>;
#endif

int main() {
  auto model = compile<A>(Adam{}, SparseCategoricalCrossentropy{});
  model.summary();
}
