// SPDX-License-Identifier: MIT
// mistake: Networks and data: The workspace of another network
// text: dovetail: argument 2 of predict is a workspace of the network and not Workspace<Sequential<Dense<4, 3>>>
// type: no_problem<named<argument_2_of_predict_is_a_workspace_of_the_network_and_not<Workspace<Sequential<Dense<4, 3>>, float>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using A = Sequential<Dense<4, 2>>;

void f(const Network<A>& network, const Tensor<float, 4>& x) {
#ifdef FIXED
  Workspace<A> workspace;
#else
  Workspace<Sequential<Dense<4, 3>>> workspace;
#endif
  network.predict(x, workspace);
}
