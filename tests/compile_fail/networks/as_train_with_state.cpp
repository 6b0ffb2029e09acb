// SPDX-License-Identifier: MIT
// mistake: Your own layers: A layer that infers as it trains, with a State
// text: dovetail: layer 0, Doubled, infers as it trains, but names a State
// type: no_problem<named<layer<0, Doubled, infers_as_it_trains, but_names_a_State>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Doubled {
  using input = Shape<4>;
  using output = Shape<4>;
  template <class T>
  struct State {
    using Steps = Tensor<T, 1>;
    BOOST_HANA_DEFINE_STRUCT(State, (Steps, steps));
  };
  template <class T, std::size_t B>
  using Cache = Nothing<>;
#ifdef FIXED
  static void forward(auto x, auto y, auto /*pass*/) {
    elementwise([](auto xi) { return xi + xi; }, y, x);
  }
#else
  using forward = as_train;
#endif
  static void train(auto x, auto y, auto pass) {
    ++pass.state.steps(0);
    elementwise([](auto xi) { return xi + xi; }, y, x);
  }
};

using A = Sequential<Doubled>;

Network<A> network;
