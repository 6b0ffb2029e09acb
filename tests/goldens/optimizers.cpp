// SPDX-License-Identifier: MIT
// 20 steps of each optimizer, along gradients that are given, against PyTorch's and the papers' formulas.
#include <dovetail/training/optimizers.hpp>

#include <goldens/golden.hpp>

namespace {

using namespace goldens;

template <class T>
struct Case {
  using Record = boost::hana::tuple<Tensor<T, 3, 2>, Tensor<T, 2>>;
  Golden golden{"optimizers"};
  Record start{golden.read<Tensor<T, 3, 2>>("kernel"), golden.read<Tensor<T, 2>>("bias")};
  Tensor<T, 20, 3, 2> kernels = golden.read<Tensor<T, 20, 3, 2>>("kernel_gradient");
  Tensor<T, 20, 2> biases = golden.read<Tensor<T, 20, 2>>("bias_gradient");

  template <class Optimizer>
  void operator()(const std::string& name, const Optimizer& optimizer) const {
    Record w = start;
    typename Optimizer::template State<Record> state{};
    Tensor<T, 4, 8> seen;
    T* next = seen.data();
    for (std::size_t t = 0; t < 20; ++t) {
      Record g;
      std::copy_n(kernels.data() + 6 * t, 6, boost::hana::at_c<0>(g).data());
      std::copy_n(biases.data() + 2 * t, 2, boost::hana::at_c<1>(g).data());
      optimizer.step(w, std::as_const(g), state);
      if (t != 0 && t != 1 && t != 6 && t != 19) continue;
      next = std::copy_n(boost::hana::at_c<0>(w).data(), 6, next);
      next = std::copy_n(boost::hana::at_c<1>(w).data(), 2, next);
    }
    golden.check(name, seen);
  }
};

}  // namespace

TEST_CASE_TEMPLATE("optimizers, clipping and schedules", T, float, double) {
  const Case<T> agrees;
  agrees("weight_decay", SGD{.learning_rate = 0.1, .weight_decay = 0.3});
  agrees("adamw", AdamW{.learning_rate = 0.1, .weight_decay = 0.3});
  agrees("amsgrad", AMSGrad{.learning_rate = 0.1, .beta_1 = 0.8, .beta_2 = 0.9});
  agrees("adamax", Adamax{.learning_rate = 0.1, .beta_1 = 0.8, .beta_2 = 0.9, .epsilon = 0});
  agrees("nadam", Nadam{.learning_rate = 0.1, .beta_1 = 0.8, .beta_2 = 0.99});
  agrees("rmsprop", RMSprop{.learning_rate = 0.01, .rho = 0.8, .epsilon = 0});
  agrees("rmsprop_momentum", RMSprop{.learning_rate = 0.01, .rho = 0.8, .momentum = 0.9, .epsilon = 0});
  agrees("rmsprop_centered",
         RMSprop{.learning_rate = 0.01, .rho = 0.8, .momentum = 0.5, .epsilon = 0, .centered = true});
  agrees("rmsprop_epsilon", RMSprop{.learning_rate = 0.01, .epsilon = 0.1, .centered = true});
  agrees("adagrad", Adagrad{.learning_rate = 0.1, .epsilon = 0});
  agrees("adadelta", Adadelta{.learning_rate = 0.5, .rho = 0.9, .epsilon = 1e-5});
  agrees("lion", Lion{.learning_rate = 0.01, .beta_1 = 0.8, .weight_decay = 0.2});
  agrees("lamb", Lamb{.learning_rate = 0.01, .weight_decay = 0.2});
  agrees("ftrl", Ftrl{.learning_rate = 0.1});
  agrees("ftrl_of_options", Ftrl{.learning_rate = 0.1,
                                 .learning_rate_power = -0.7,
                                 .initial_accumulator_value = 0.3,
                                 .l1_regularization_strength = 0.1,
                                 .l2_regularization_strength = 0.2,
                                 .l2_shrinkage_regularization_strength = 0.05,
                                 .beta = 0.4});
  agrees("adafactor", Adafactor{.learning_rate = 0.1});
  agrees(
      "adafactor_of_options",
      Adafactor{
          .learning_rate = 0.1, .beta_2_decay = -0.6, .epsilon_2 = 0.5, .clip_threshold = 0.7, .relative_step = false});
  agrees("clip_value", SGD{.learning_rate = 0.1, .clip_value = 0.5});
  agrees("clip_norm", SGD{.learning_rate = 0.1, .clip_norm = 0.7});
  agrees("global_clip_norm", SGD{.learning_rate = 0.1, .global_clip_norm = 0.7});
  agrees("cosine", SGD{.learning_rate = CosineDecay{0.1, 20}});
  agrees("exponential", SGD{.learning_rate = ExponentialDecay{0.1, 1, 0.9}});
  agrees("one_cycle", SGD{.learning_rate = OneCycle{0.5, 20}});
}
