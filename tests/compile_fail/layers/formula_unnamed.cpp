// SPDX-License-Identifier: MIT
// mistake: Your own layers: A formula whose Parameters have unnamed fields
// text: dovetail: layer 0, Mine, has unnamed fields in Parameters: name them with BOOST_HANA_DEFINE_STRUCT
// type: layer<0, Mine, has_unnamed_fields_in<Parameters>, name_them_with_BOOST_HANA_DEFINE_STRUCT>
#include <dovetail/layers/formula.hpp>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Mine : Formula<Mine> {
  template <class T, std::size_t N>
  struct Parameters {
#ifdef FIXED
    using Vector = Tensor<T, N>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Vector, scale));
#else
    Tensor<T, N> scale;
#endif
  };
  static constexpr auto formula(auto p, auto x) { return p.scale * x; }
};
using A = Sequential<Input<3>, Mine>;

Network<A> network;
