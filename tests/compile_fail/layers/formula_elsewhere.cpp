// SPDX-License-Identifier: MIT
// mistake: Your own layers: A tensor that a formula does not take
// text: dovetail: a formula takes all tensors as arguments and not from elsewhere a Tensor<float, 3>
// type: a_formula_takes_all_tensors_as_arguments_and_not_from_elsewhere_a<Tensor<float, 3>>
// flags: -ftemplate-backtrace-limit=1
#include <dovetail/layers/formula.hpp>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

[[maybe_unused]] constexpr Tensor<float, 3> weights{1, 2, 3};
struct Mine : Formula<Mine> {
#ifdef FIXED
  template <class T, std::size_t N>
  struct Parameters {
    using Vector = Tensor<T, N>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Vector, weights));
  };
  static constexpr auto formula(auto p, auto x) { return x * p.weights; }
#else
  static constexpr auto formula(auto x) { return x * weights; }
#endif
};
using A = Sequential<Input<3>, Mine>;

Network<A> network;
