// SPDX-License-Identifier: MIT
// mistake: Layers: Two constraints of one parameter
// text: dovetail: layer 0, With<Dense<4, 3>, NonNegative, UnitNorm>, has more than one constraint of a parameter
// type: no_problem<named<layer<0, With<Dense<4, 3>, NonNegative, UnitNorm>, has_more_than_one_constraint_of_a_parameter>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/layers/constraints.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<With<Dense<4, 3>, NonNegative>>;
#else
using A = Sequential<With<Dense<4, 3>, NonNegative, UnitNorm>>;
#endif

Network<A> network;
