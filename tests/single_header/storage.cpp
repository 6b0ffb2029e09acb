// SPDX-License-Identifier: MIT
// Saves, loads, swaps and freezes with the single header alone: tone.hpp is for frozen.cpp.
#define DOVETAIL_STORAGE
#include "dovetail-single.hpp"

using namespace dovetail;

using Tone = Sequential<Input<2>, Dense<3>, BatchNormalization, Tanh, Dense<1>>;

int main() {
  const Network<Tone> network(Seed{3});
  save(network, "tone.safetensors");
  freeze(network, "tone.hpp");
  LiveNetwork<Tone> live((Network<Tone>()));
  live.set(load<Tone>("tone.safetensors"));
  const float answer = live.use([](const Network<Tone>& tone) { return tone.predict({1, 2})(0); });
  std::printf("%.5f\n", static_cast<double>(answer));
}
