// SPDX-License-Identifier: MIT
// mistake: Your own layers: A Cache without a train
// text: dovetail: layer 1, Noise, names a Cache, but has no train that can be called with x, y, pass
// type: no_problem<named<layer<1, Noise, names_a_Cache, but_has_no_train_that_can_be_called_with<x, y, pass>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Noise {
  template <class T, std::size_t B>
  using Cache = Nothing<>;
  using forward = passes_through;
#ifdef FIXED
  template <class T, std::size_t B, std::size_t... E>
  static void train(View<const T, B, E...> x, View<T, B, E...> y, Training<Noise, T, B> pass) {
    for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = x.data()[i] + pass.random.template normal<T>();
  }
#endif
};

using A = Sequential<Dense<4, 3>, Noise>;

Network<A> network;
