// SPDX-License-Identifier: MIT
// mistake: Networks and data: A LiveNetwork that is set to a model
// text: dovetail: a LiveNetwork takes the weights of a network of Sequential<Dense<2, 1>>, which a model gives as its network
// type: no_problem<named<a_LiveNetwork_takes_the_weights_of_a_network_of<Sequential<Dense<2, 1>>, which_a_model_gives_as_its_network>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/networks/live_network.hpp>

using namespace dovetail;

using Gain = Sequential<Dense<2, 1>>;
int main() {
  LiveNetwork<Gain> live{Network<Gain>()};
  const auto model = compile<Gain>(SGD{}, MeanSquaredError{});
#ifdef FIXED
  live.set(model.network());
#else
  live.set(model);
#endif
}
