// SPDX-License-Identifier: MIT
// mistake: Your own layers: A Scratch, and a forward without the pass
// text: dovetail: layer 0, Doubled, has no forward that can be called with x, y, pass
// type: no_problem<named<layer<0, Doubled, has_no_forward_that_can_be_called_with<x, y, pass>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Doubled {
  using input = Shape<4>;
  using output = Shape<4>;
  template <class T, std::size_t B>
  struct Scratch {
    using Rows = View<T, B, 4>;
    BOOST_HANA_DEFINE_STRUCT(Scratch, (Rows, rows));
  };
#ifdef FIXED
  static void forward(auto x, auto y, auto pass){
#else
  static void forward(auto x, auto y) {
    const Nothing<> pass;
#endif
      static_cast<void>(pass);
  for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = 2 * x.data()[i];
}
}
;

using A = Sequential<Doubled>;

Network<A> network;
