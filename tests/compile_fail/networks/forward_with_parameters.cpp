// SPDX-License-Identifier: MIT
// mistake: Your own layers: A forward without the parameters
// text: dovetail: layer 0, Gain, has no forward that can be called with p, x, y
// type: no_problem<named<layer<0, Gain, has_no_forward_that_can_be_called_with<p, x, y>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Gain {
  using input = Shape<4>;
  using output = Shape<4>;
  template <class T>
  struct Parameters {
    using Vector = Tensor<T, 4>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Vector, scale));
  };
#ifdef FIXED
  template <class T, std::size_t B>
  static void forward(const Parameters<T>& p, View<const T, B, 4> x, View<T, B, 4> y) {
    for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = p.scale(i % 4) * x.data()[i];
  }
#else
  template <class T, std::size_t B>
  static void forward(View<const T, B, 4> x, View<T, B, 4> y) {
    for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = 2 * x.data()[i];
  }
#endif
};

int main() { return Network<Sequential<Gain>>().predict(Tensor<float, 4>())(0) > 0; }
