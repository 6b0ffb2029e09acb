// SPDX-License-Identifier: MIT
// mistake: Files: A layer that names a field which it does not have
// text: dovetail: layer 0, Shift, names in PyTorch a field "bias" that it does not have
// type: no_problem<named<layer<0, Shift, names_in_PyTorch_a_field_P_that_it_does_not_have<Literal<5>{"bias"}>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/storage/pytorch.hpp>

using namespace dovetail;

struct Shift {
  using input = Shape<4>;
  using output = Shape<4>;
#ifdef FIXED
  using names_in_pytorch = NamesInPyTorch<InPyTorch<"shift", "bias">>;
#else
  using names_in_pytorch = NamesInPyTorch<InPyTorch<"bias", "bias">>;
#endif

  template <class T>
  struct Parameters {
    using Vector = Tensor<T, 4>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Vector, shift));
  };
  template <class T, std::size_t B>
  static void forward(const Parameters<T>& p, View<const T, B, 4> x, View<T, B, 4> y) {
    for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = x.data()[i] + p.shift(i % 4);
  }
};

void read(Network<Sequential<Shift>>& network) { load(network, "weights.npz", FromPyTorch{}); }
