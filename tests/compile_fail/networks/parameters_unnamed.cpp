// SPDX-License-Identifier: MIT
// mistake: Your own layers: Parameters with unnamed fields
// text: dovetail: layer 0, Gain, has unnamed fields in Parameters: name them with BOOST_HANA_DEFINE_STRUCT
// type: no_problem<named<layer<0, Gain, has_unnamed_fields_in<Parameters>, name_them_with_BOOST_HANA_DEFINE_STRUCT>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Gain {
  using input = Shape<4>;
  using output = Shape<4>;
  template <class T>
  struct Parameters {
#ifdef FIXED
    using Vector = Tensor<T, 4>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Vector, scale));
#else
    Tensor<T, 4> scale;
#endif
  };
  template <class T, std::size_t B>
  static void forward(const Parameters<T>& p, View<const T, B, 4> x, View<T, B, 4> y) {
    for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = p.scale(i % 4) * x.data()[i];
  }
};

using A = Sequential<Gain>;

Network<A> network;
