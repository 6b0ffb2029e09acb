// SPDX-License-Identifier: MIT
// mistake: Your own layers: Parameters of a vector, for a matrix
// text: dovetail: layer 0, Mine, has Parameters of other axes than those of shape (2, 3)
// type: layer<0, Mine, has_Parameters_of_other_axes_than_those_of_shape<2, 3>>
#include <dovetail/layers/formula.hpp>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Mine : Formula<Mine> {
  template <class T, std::size_t N>
  struct Parameters {
    using Vector = Tensor<T, N>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Vector, scale));
  };
  static constexpr auto formula(auto p, auto x) { return p.scale * x; }
};
#ifdef FIXED
using A = Sequential<Input<2, 3>, EachRow<Mine>>;
#else
using A = Sequential<Input<2, 3>, Mine>;
#endif

Network<A> network;
