// SPDX-License-Identifier: MIT
// mistake: Meaning: A formula that does not say what it gives
// text: dovetail: layer 1, Mine, does not say what it gives
// type: layer<1, Mine, does_not_say_what_it_gives
#include <dovetail/layers/formula.hpp>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Mine : Formula<Mine> {
#ifdef FIXED
  using gives = Gives::logits;
  static constexpr auto formula(auto x) { return x / 8; }
#else
  static constexpr auto formula(auto x) { return x / 8; }
#endif
};
using A = Sequential<Dense<4, 3>, Mine>;

int main() { auto model = compile<A>(Adam{}, SparseCategoricalCrossentropy{}); }
