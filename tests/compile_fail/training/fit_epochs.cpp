// SPDX-License-Identifier: MIT
// mistake: Training: Epochs without a name
// text: dovetail: fit takes options behind the data, as in {.epochs = 10}, and not int
// type: no<fit<takes_options_behind_the_data_and_not<int>>::text>
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
