// SPDX-License-Identifier: MIT
// mistake: Your own layers: A forward for batches only
// text: dovetail: layer 0, Sum, has a forward for batches, but none for one sample
// type: no_problem<named<layer<0, Sum, has_a_forward_for_batches, but_none_for_one_sample>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Sum {
  using input = Shape<4>;
  using output = Shape<1>;
#ifdef FIXED
  template <class T, std::size_t B>
  static void forward(View<const T, B, 4> x, View<T, B, 1> y){
#else
  template <class T>
  static void forward(View<const T, dynamic, 4> x, View<T, dynamic, 1> y) {
#endif
      for (std::size_t i = 0; i < x.rows(); ++i) y(i, 0) = x(i, 0) + x(i, 1) + x(i, 2) + x(i, 3);
}
}
;

using A = Sequential<Sum>;

Network<A> network;
