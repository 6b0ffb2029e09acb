// SPDX-License-Identifier: MIT
// mistake: Your own layers: A train that takes no activation
// text: dovetail: layer 0, Doubled, says that it ends in an activation, but has no train that can be called with x, y, pass, activation
// type: no_problem<named<layer<0, Doubled, says_that_it_ends_in_an_activation, but_has_no_train_that_can_be_called_with<x, y, pass, activation>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Doubled {
  using input = Shape<4>;
  using output = Shape<4>;
  static constexpr bool ends_in_activation = true;
  template <class T, std::size_t B>
  struct Cache {
    using Kept = View<T, B, 4>;
    BOOST_HANA_DEFINE_STRUCT(Cache, (Kept, kept));
  };
  static void forward(auto x, auto y, auto... activation) {
    elementwise([&](auto xi) { return ((xi = activation(xi + xi)), ..., xi); }, y, x);
  }
#ifdef FIXED
  static void train(auto x, auto y, auto /*pass*/, auto... activation) { forward(x, y, activation...); }
#else
  static void train(auto x, auto y, auto /*pass*/) { forward(x, y); }
#endif
};

using A = Sequential<Doubled>;

Network<A> network;
