// SPDX-License-Identifier: MIT
// mistake: Your own layers: A layer that infers as it trains, without a Cache
// text: dovetail: layer 0, Doubled, infers as it trains, but names no Cache
// type: no_problem<named<layer<0, Doubled, infers_as_it_trains, but_names_no_Cache>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Doubled {
  using input = Shape<4>;
  using output = Shape<4>;
  using forward = as_train;
#ifdef FIXED
  template <class T, std::size_t B>
  using Cache = Nothing<>;
#endif
  static void train(auto x, auto y, auto /*pass*/) {
    elementwise([](auto xi) { return xi + xi; }, y, x);
  }
};

using A = Sequential<Doubled>;

Network<A> network;
