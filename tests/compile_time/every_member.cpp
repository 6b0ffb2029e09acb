// SPDX-License-Identifier: MIT
// `template class` asks for every member: each compiles, whatever the layers are.
#include <dovetail/dovetail.hpp>

namespace dovetail {

using Mixed = Sequential<Input<4>, Dense<8>, BatchNormalization, Tanh, Dropout<0.5>,
                         Residual<Sequential<Dense<8>, LeakyReLU<0.3>>>, With<Dense<1>, NoBias>>;
using Image = Sequential<Input<4, 4, 2>, Sequential<MaxPooling2D<2, 2>, Flatten<>, Dense<3>, Sigmoid>>;
using Bare = Sequential<Input<5>, ReLU>;                                 // without parameters
using Large = Sequential<Input<300>, Dense<20'000>, Dense<2>, Softmax>;  // too large for the stack

template class Network<Mixed>;
template class Network<Image>;
template class Network<Bare, double>;
template class Network<Large>;
template class Model<Network<Mixed>, Adam, MeanSquaredError, MeanAbsoluteError>;
template class Model<Network<Image>, SGD, BinaryCrossentropy>;
template class Model<Network<Bare, double>, SGD, MeanSquaredError>;
template class Model<Network<Large>, SGD, CategoricalCrossentropy, Accuracy>;

}  // namespace dovetail
