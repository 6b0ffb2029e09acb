// SPDX-License-Identifier: MIT
// mistake: Networks and data: An array of other numbers
// text: dovetail: the input has elements of type double, but the network computes in float: write cast<float>(...) of View<const double, 4>(...)
// type: no_problem<named<the_input<has_elements_of_type<double>, but_the_network_computes_in<float>, write<cast<float> (...), of_T<View<const double, 4> (...)>>>>::text>
#include <dovetail/dovetail.hpp>
#include <vector>

using namespace dovetail;

using Iris = Sequential<Dense<4, 3>, Softmax>;

Tensor<float, 3> f(const Network<Iris>& network, const std::vector<double>& x) {
#ifdef FIXED
  return network.predict(cast<float>(View<const double, 4>(x)));
#else
  return network.predict(x);
#endif
}
