// SPDX-License-Identifier: MIT
// mistake: Your own layers: A parameter that is not a tensor
// text: dovetail: layer 0, Gain, has a field that is not a tensor in Parameters
// type: no_problem<named<layer<0, Gain, has_a_field_that_is_not_a_tensor_in<Parameters>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Gain {
  using input = Shape<4>;
  using output = Shape<4>;
  template <class T>
  struct Parameters {
#ifdef FIXED
    using Scalar = Tensor<T, 1>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Scalar, scale));
    T factor() const { return scale(0); }
#else
    BOOST_HANA_DEFINE_STRUCT(Parameters, (T, scale));
    T factor() const { return scale; }
#endif
  };
  template <class T, std::size_t B>
  static void forward(const Parameters<T>& p, View<const T, B, 4> x, View<T, B, 4> y) {
    for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = p.factor() * x.data()[i];
  }
};

using A = Sequential<Gain>;

Network<A> network;
