// SPDX-License-Identifier: MIT
// mistake: Training: A model of a network that does not fit
// keras: ValueError: Input 0 with name 'None' of layer 'dense_2' is incompatible with the layer: expected axis -1 of input shape to have value 128, but received input with shape (None, 100)
// pytorch: RuntimeError: mat1 and mat2 shapes cannot be multiplied (1x100 and 128x10)
// text: dovetail: layer 2, Dense<128, 10>, takes shape (128), but layer 1, Dense<784, 100>, gives shape (100): write Dense<100, 10>, or Dense<10> to infer the input size
// type: no_problem<named<layer<2, Dense<128, 10>, takes_shape<128>, but_layer<1, Dense<784, 100>>, gives_shape<100>, write<Dense<100, 10>, or_L_to_infer_the_input_size<Dense<10>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Flatten<28, 28>, Dense<784, 128>, Dense<128, 10>>;
#else
using A = Sequential<Flatten<28, 28>, Dense<784, 100>, Dense<128, 10>>;
#endif

int main() { compile<A>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{}); }
