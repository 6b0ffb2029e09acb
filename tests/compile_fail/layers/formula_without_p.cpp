// SPDX-License-Identifier: MIT
// mistake: Your own layers: A formula that does not take its parameters
// text: dovetail: layer 0, Mine, has no formula that can be called with p, x
// type: layer<0, Mine, has_no_formula_that_can_be_called_with<p, x>>
#include <dovetail/layers/formula.hpp>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Mine : Formula<Mine> {
  template <class T, std::size_t N>
  struct Parameters {
    using Vector = Tensor<T, N>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Vector, scale));
  };
#ifdef FIXED
  static constexpr auto formula(auto p, auto x) { return p.scale * x; }
#else
  static constexpr auto formula(auto x) { return x; }
#endif
};
using A = Sequential<Input<3>, Mine>;

Network<A> network;
