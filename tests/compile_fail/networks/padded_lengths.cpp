// SPDX-License-Identifier: MIT
// mistake: Networks and data: padded samples whose lengths are no integers
// text: dovetail: the lengths of padded samples are integers and not Tensor<float, dynamic>
// type: no_problem<named<the_lengths_of_padded_samples_are_integers_and_not<Tensor<float, 18446744073709551615>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using Numbers = Tensor<std::int32_t, dynamic>;
#else
using Numbers = Tensor<float, dynamic>;
#endif

auto f(const Tensor<float, dynamic, 200, 16>& x, const Numbers& lengths) { return Padded{x, lengths}.rows(); }
