// SPDX-License-Identifier: MIT
// mistake: Your own layers: A layer that ends in an activation, but takes none
// text: dovetail: layer 0, Doubled, says that it ends in an activation, but has no forward that can be called with x, y, activation
// type: no_problem<named<layer<0, Doubled, says_that_it_ends_in_an_activation, but_has_no_forward_that_can_be_called_with<x, y, activation>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Doubled {
  using input = Shape<4>;
  using output = Shape<4>;
  static constexpr bool ends_in_activation = true;
#ifdef FIXED
  static void forward(auto x, auto y, auto... activation) {
    elementwise([&](auto xi) { return ((xi = activation(xi + xi)), ..., xi); }, y, x);
  }
#else
  static void forward(auto x, auto y) {
    elementwise([](auto xi) { return xi + xi; }, y, x);
  }
#endif
};

using A = Sequential<Doubled>;

Network<A> network;
