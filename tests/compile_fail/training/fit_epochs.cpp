// SPDX-License-Identifier: MIT
// mistake: Training: Epochs without a name
// text: dovetail: fit takes its options in braces after the data and not int
// type: no_problem<named<fit<takes_its_options_in_braces_after_the_data_and_not<int>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax>;

void f(Model<Network<Digits>, Adam, SparseCategoricalCrossentropy>& model, const Tensor<float, dynamic, 28, 28>& x,
       const Tensor<std::int32_t, dynamic>& y) {
#ifdef FIXED
  model.fit(x, y, {.epochs = 10});
#else
  model.fit(x, y, 10);
#endif
}
