// SPDX-License-Identifier: MIT
// mistake: Networks and data: The elements of an answer that has no name
// text: dovetail: this borrows elements which a temporary Tensor<float, 10> does not keep: name it first
// type: no_problem<named<this_borrows_elements_which_a_temporary_T_does_not_keep<Tensor<float, 10>, name_it_first>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax>;

float f(const Network<Digits>& network, const Tensor<float, 28, 28>& x) {
  float sum = 0;
#ifdef FIXED
  for (const float p : network.predict(x)) sum += p;
#else
  for (const float p : network.predict(x).flat()) sum += p;
#endif
  return sum;
}
