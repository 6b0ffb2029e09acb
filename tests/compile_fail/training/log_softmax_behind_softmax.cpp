// SPDX-License-Identifier: MIT
// mistake: Meaning: LogSoftmax behind Softmax
// text: dovetail: layer 2, LogSoftmax, takes for numbers the probabilities of layer 1, Softmax: leave out one of them, or write Intended<LogSoftmax> if it is intended
// type: no_problem<named<layer<2, LogSoftmax, takes_for_numbers_the_probabilities_of_layer<1, Softmax>, leave_out_one_of_them, or_write_L_if_it_is_intended<Intended<LogSoftmax>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Dense<3>, LogSoftmax>;
#else
using A = Sequential<Input<4>, Dense<3>, Softmax, LogSoftmax>;
#endif

auto model = compile<A>(Adam{}, SparseCategoricalCrossentropy{});
