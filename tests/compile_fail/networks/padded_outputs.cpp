// SPDX-License-Identifier: MIT
// mistake: Networks and data: padded samples for a network of several outputs
// text: dovetail: padded samples are for a network of one input and one output and not for Graph<Input<200, 16>, EachRow<Dense<4>>, Output<"steps">, GlobalMaxPooling1D, Dense<2>, Output<"answer">>
// type: no_problem<named<padded_samples_are_for_a_network_of_one_input_and_one_output_and_not_for<Graph<Input<200, 16>, EachRow<Dense<4>>, Output<Literal<6>{"steps"}>, GlobalMaxPooling1D, Dense<2>, Output<Literal<7>{"answer"}>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Both = Graph<Input<200, 16>, EachRow<Dense<4>>, Output<"steps">, GlobalMaxPooling1D, Dense<2>, Output<"answer">>;
using One = Graph<Input<200, 16>, EachRow<Dense<4>>, GlobalMaxPooling1D, Dense<2>, Output<"answer">>;
#ifdef FIXED
using A = One;
#else
using A = Both;
#endif

auto f(const Network<A>& network, const Padded<float, Shape<200, 16>>& x) { return network.predict(x); }
