// SPDX-License-Identifier: MIT
// mistake: Your own layers: A formula of parameters that the layer does not have
// text: dovetail: layer 0, Mine, has no formula that can be called with x
// type: layer<0, Mine, has_no_formula_that_can_be_called_with<x>>
#include <dovetail/layers/formula.hpp>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Mine : Formula<Mine> {
#ifdef FIXED
  template <class T, std::size_t N>
  struct Parameters {
    using Vector = Tensor<T, N>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Vector, scale));
  };
#endif
  static constexpr auto formula(auto p, auto x) { return p.scale * x; }
};
using A = Sequential<Input<3>, Mine>;

Network<A> network;
