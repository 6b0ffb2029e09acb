// SPDX-License-Identifier: MIT
// mistake: Your own layers: a layer that reads lengths, and takes a pass that has none
// text: dovetail: layer 0, First, reads lengths, but one of its functions takes a pass that has none: name the type of the pass auto
// type: no_problem<named<layer<0, First, reads_lengths, but_one_of_its_functions_takes_a_pass_that_has_none, name_the_type_of_the_pass_auto>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

// The first step; a sample of no steps, as a row of an EachRow may be, gives 0.
struct First {
  using input = Shape<5, 2>;
  using output = Shape<2>;
  using lengths = Lengths::ended;
#ifdef FIXED
  static void forward(auto x, auto y, auto pass){
#else
  template <class T, std::size_t B>
  static void forward(View<const T, B, 5, 2> x, View<T, B, 2> y, Inference<First, T, B> pass) {
#endif
      for (std::size_t b = 0; b < x.rows(); ++b) for (std::size_t i = 0; i < 2; ++i)
          y(b, i) = pass.lengths.of(b, 5) > 0 ? x(b, 0, i) : 0;
} static void backward(auto /*x*/, auto /*y*/, auto dy, auto dx, auto /*pass*/) {
  if (dx.data() == nullptr) return;
  dx.fill(0);
  for (std::size_t b = 0; b < dx.rows(); ++b)
    for (std::size_t i = 0; i < 2; ++i) dx(b, 0, i) = dy(b, i);
}
}
;

auto f(const Network<Sequential<First>>& network, const Padded<float, Shape<5, 2>>& x) { return network.predict(x); }
