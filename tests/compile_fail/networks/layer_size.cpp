// SPDX-License-Identifier: MIT
// mistake: Your own layers: A layer that states its size does not fit
// text: dovetail: layer 1, Gain<3>, takes shape (3), but layer 0, Dense<2, 4>, gives shape (4)
// type: no_problem<named<layer<1, Gain<3>, takes_shape<3>, but_layer<0, Dense<2, 4>>, gives_shape<4>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

template <std::size_t N>
struct Gain {
  using input = Shape<N>;
  using output = Shape<N>;
  template <class T, std::size_t B>
  static void forward(View<const T, B, N> x, View<T, B, N> y) {
    for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = 2 * x.data()[i];
  }
};

#ifdef FIXED
using A = Sequential<Dense<2, 4>, Gain<4>>;
#else
using A = Sequential<Dense<2, 4>, Gain<3>>;
#endif

Network<A> network;
