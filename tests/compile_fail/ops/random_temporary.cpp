// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: Random numbers from a Random without a name
// text: dovetail: random numbers of shape (8) are drawn from a Random with a name, which is passed first
// type: no_problem<named<random_numbers_of_shape_S_are_drawn_from_a_Random_with_a_name<Shape<8>, which_is_passed_first>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  Random random(Seed{1});
  const auto x = normal<float, 8>(random);
#else
  const auto x = normal<float, 8>(Random(Seed{1}));
#endif
  return x.empty();
}
