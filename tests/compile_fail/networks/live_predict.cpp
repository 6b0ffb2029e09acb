// SPDX-License-Identifier: MIT
// mistake: Networks and data: predict of a LiveNetwork
// text: dovetail: a LiveNetwork predicts in the function that use calls: write use([&](const auto& network) { return network.predict(x); })
// type: no_problem<named<a_LiveNetwork_predicts_in_the_function_that_use_calls>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/networks/live_network.hpp>

using namespace dovetail;

using Gain = Sequential<Dense<2, 1>>;
int main() {
  LiveNetwork<Gain> live{Network<Gain>()};
  const Tensor<float, 2> x;
#ifdef FIXED
  const Tensor<float, 1> y = live.use([&](const auto& network) { return network.predict(x); });
  return y.empty();
#else
  const Tensor<float, 1> y = live.predict(x);
  return y.empty();
#endif
}
