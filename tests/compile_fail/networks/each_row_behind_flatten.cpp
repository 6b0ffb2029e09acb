// SPDX-License-Identifier: MIT
// mistake: Architectures: EachRow behind Flatten
// text: dovetail: layer 1, EachRow<Dense<2>>, takes rows of a sample of rank 2 or more but gets shape (84): put it before layer 0, Flatten<>
// type: no_problem<named<layer<1, EachRow<Dense<2>>, takes_rows_of_a_sample_of_rank_2_or_more_but_gets_shape<84>, put_it_before_layer<0, Flatten<>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 3>, EachRow<Dense<2>>, Flatten<>>;
#else
using A = Sequential<Input<28, 3>, Flatten<>, EachRow<Dense<2>>>;
#endif

Network<A> network;
