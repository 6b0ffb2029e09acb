// SPDX-License-Identifier: MIT
// mistake: Networks and data: A length and a workspace
// text: dovetail: argument 2 of predict is a workspace of the network and not int
// type: no_problem<named<argument_2_of_predict_is_a_workspace_of_the_network_and_not<int>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using A = Sequential<Input<6, 2>, GlobalAveragePooling1D, Dense<3>>;

void f(const Network<A>& network, const Tensor<float, 6, 2>& x, Workspace<A>& workspace) {
#ifdef FIXED
  network.predict(x, workspace);
  network.predict(x, 4);
#else
  network.predict(x, 4, workspace);
#endif
}
