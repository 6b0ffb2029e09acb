// SPDX-License-Identifier: MIT
// mistake: Your own layers: A forward with other arguments
// text: dovetail: layer 1, Square, has no forward that can be called with x, y
// type: no_problem<named<layer<1, Square, has_no_forward_that_can_be_called_with<x, y>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Square {
  template <class T, std::size_t B, std::size_t... E>
#ifdef FIXED
  static void forward(View<const T, B, E...> x, View<T, B, E...> y){
#else
  static void forward(View<T, B, E...> y, View<const T, B, E...> x) {
#endif
      for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = x.data()[i] * x.data()[i];
}
}
;

using A = Sequential<Dense<4, 3>, Square>;

Network<A> network;
