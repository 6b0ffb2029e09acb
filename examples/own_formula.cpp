// SPDX-License-Identifier: MIT
// Your own layer in eight lines: its formula, from which the compiler derives how it trains.
#include <dovetail/dovetail.hpp>
#include <dovetail/layers/formula.hpp>

#include <cstdio>
using namespace dovetail;

/// y = (x · value) sigmoid(x · gate). Dauphin et al.: Language modeling with gated convolutional networks (2016).
template <std::size_t Out>
struct GatedLinearUnit : Formula<GatedLinearUnit<Out>> {
  template <class T, std::size_t In>
  struct Parameters {
    using Kernel = Tensor<T, In, Out>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Kernel, value), (Kernel, gate));
  };
  static constexpr auto formula(auto p, auto x) { return matmul(x, p.value) * sigmoid(matmul(x, p.gate)); }
};

int main() {
  // y = x₀ where x₁ > 0, and else nothing: a gate can learn it.
  auto x = Tensor<float, dynamic, 2>::with_rows(256);
  auto y = Tensor<float, dynamic>::with_rows(256);
  Random random{Seed{1}};
  for (std::size_t i = 0; i < x.rows(); ++i) {
    for (float& v : x[i]) v = random.uniform(-1.f, 1.f);
    y[i] = x(i, 1) > 0 ? x(i, 0) : 0;
  }

  auto model =
      compile<Sequential<Input<2>, GatedLinearUnit<8>, Dense<1>>>(Adam{.learning_rate = 0.02}, MeanSquaredError{});
  model.summary();
  // output:  0      GatedLinearUnit<8>  (None, 8)             32             32
  // output:  1      Dense<1>            (None, 1)              9              8
  const double before = model.evaluate(x, y).loss;
  model.fit(x, y, {.epochs = 100, .verbose = 0});
  std::printf("a twentieth of the loss, or less: %s\n", model.evaluate(x, y).loss < before / 20 ? "yes" : "no");
  // output: a twentieth of the loss, or less: yes
}
