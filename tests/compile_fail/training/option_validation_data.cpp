// SPDX-License-Identifier: MIT
// mistake: Training: validation_data among the options
// own: an option in braces has no type, so it is the compiler who says it
// text: cannot convert '<brace-enclosed initializer list>' to
// type: no matching member function for call to 'fit'
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Input<784>, Dense<16>, ReLU, Dense<10>, Softmax>;
void f(Model<Network<Digits>, Adam, SparseCategoricalCrossentropy, Accuracy>& model,
       const Tensor<float, dynamic, 784>& x, const Tensor<std::int32_t, dynamic>& y) {
#ifdef FIXED
  model.fit(x, y, {.epochs = 3}, {x, y});
#else
  model.fit(x, y, {.epochs = 3, .validation_data = {x, y}});
#endif
}
