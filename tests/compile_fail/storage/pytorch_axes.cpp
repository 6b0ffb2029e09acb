// SPDX-License-Identifier: MIT
// mistake: Files: A layer that does not name all axes of a field
// text: dovetail: layer 0, Filter, names axes of its field "kernel" that are not those from 0 to 1 each once
// type: no_problem<named<layer<0, Filter, names_axes_of_its_field_P_that_are_not_those_from_0_to_N_each_once<Literal<7>{"kernel"}, 1>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/storage/pytorch.hpp>

using namespace dovetail;

struct Filter {
  using input = Shape<4>;
  using output = Shape<2>;
#ifdef FIXED
  using names_in_pytorch = NamesInPyTorch<InPyTorch<"kernel", "weight", 1, 0>>;
#else
  using names_in_pytorch = NamesInPyTorch<InPyTorch<"kernel", "weight", 2, 1>>;
#endif

  template <class T>
  struct Parameters {
    using Kernel = Tensor<T, 4, 2>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Kernel, kernel));
  };
  template <class T, std::size_t B>
  static void forward(const Parameters<T>& p, View<const T, B, 4> x, View<T, B, 2> y) {
    gemm(x, p.kernel.view(), y, add_bias(Nothing<T>{}, detail::kernels::Identity{}));
  }
};

void read(Network<Sequential<Filter>>& network) { load(network, "weights.npz", FromPyTorch{}); }
