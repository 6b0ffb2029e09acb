// SPDX-License-Identifier: MIT
// mistake: Layers: A pooling of images behind sequences
// text: x
// type: x
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 3>, Conv1D<8, 3>, ReLU, MaxPooling1D<2>>;
#else
using A = Sequential<Input<28, 3>, Conv1D<8, 3>, ReLU, MaxPooling2D<2>>;
#endif

Network<A> network;
