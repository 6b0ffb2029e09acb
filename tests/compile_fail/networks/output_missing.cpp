// SPDX-License-Identifier: MIT
// mistake: Your own layers: A missing output
// text: dovetail: layer 1, Sum, names an input but no output
// type: no_problem<named<layer<1, Sum, names_an_input_but_no_output>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Sum {
  using input = Shape<4>;
#ifdef FIXED
  using output = Shape<1>;
#endif
  template <class T, std::size_t B>
  static void forward(View<const T, B, 4> x, View<T, B, 1> y) {
    for (std::size_t i = 0; i < x.rows(); ++i) y(i, 0) = x(i, 0) + x(i, 1) + x(i, 2) + x(i, 3);
  }
};

using A = Sequential<Dense<3, 4>, Sum>;

Network<A> network;
