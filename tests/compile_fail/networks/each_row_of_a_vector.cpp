// SPDX-License-Identifier: MIT
// mistake: Architectures: EachRow of a vector
// text: dovetail: layer 0, EachRow<Dense<2>>, takes rows of a sample of rank 2 or more but gets shape (4): write Dense<2>
// type: no_problem<named<layer<0, EachRow<Dense<2>>, takes_rows_of_a_sample_of_rank_2_or_more_but_gets_shape<4>, write<Dense<2>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<7, 4>, EachRow<Dense<2>>>;
#else
using A = Sequential<Input<4>, EachRow<Dense<2>>>;
#endif

Network<A> network;
