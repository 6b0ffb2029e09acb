// SPDX-License-Identifier: MIT
// mistake: Networks and data: padded samples without steps
// text: dovetail: Padded takes a tensor of samples with steps and not Tensor<float, dynamic>
// type: no_problem<named<Padded_takes_a_tensor_of_samples_with_steps_and_not<Tensor<float, 18446744073709551615>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using Data = Tensor<float, dynamic, 200>;
#else
using Data = Tensor<float, dynamic>;
#endif

auto f(const Data& x) { return Padded{x, {3, 5}}.rows(); }
