// SPDX-License-Identifier: MIT
// mistake: Networks and data: padded samples, values of different lengths are joined
// text: dovetail: layer 2, Join<Add, "pooled">, joins values of different lengths
// type: no_problem<named<layer<2, Join<Add, Literal<7>{"pooled"}>, joins_values_of_different_lengths>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using Last = MaxPooling1D<2>;
#else
using Last = Sequential<Conv1D<16, 5>, ZeroPadding1D<0, 4>, MaxPooling1D<2>, ZeroPadding1D<1, 0>, Cropping1D<0, 1>>;
#endif
using Two = Graph<Input<200, 16>, Tap<"x">, MaxPooling1D<2>, Tap<"pooled">, Use<"x">, Last, Join<Add, "pooled">>;

auto f(const Network<Two>& network, const Padded<float, Shape<200, 16>>& x) { return network.predict(x); }
