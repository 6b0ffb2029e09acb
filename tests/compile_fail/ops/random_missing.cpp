// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: Random numbers without a Random
// numpy: numpy.random.uniform(size=(100, 8)) draws from a generator that all share
// text: dovetail: random numbers of shape (None, 8) are drawn from a Random with a name, which follows the number of rows
// type: no_problem<named<random_numbers_of_shape_S_are_drawn_from_a_Random_with_a_name<shape<None{}, 8>, which_follows_the_number_of_rows>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  Random random(Seed{1});
  const auto x = uniform<float, dynamic, 8>(100, random);
#else
  const auto x = uniform<float, dynamic, 8>(100);
#endif
  return x.empty();
}
