// SPDX-License-Identifier: MIT
// mistake: Layers: A pooling of images behind sequences
// text: dovetail: layer 2, MaxPooling2D<2>, takes images of rank 3 but gets shape (26, 8): write MaxPooling1D<2>, or put Reshape<26, 8, 1> before it
// type: no_problem<named<layer<2, MaxPooling2D<2, 2>, takes_images_of_rank_3_but_gets_shape<26, 8>, write<MaxPooling1D<2>, or_put_L_before_it<Reshape<26UL, 8UL, 1UL>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 3>, Conv1D<8, 3>, ReLU, MaxPooling1D<2>>;
#else
using A = Sequential<Input<28, 3>, Conv1D<8, 3>, ReLU, MaxPooling2D<2>>;
#endif

Network<A> network;
