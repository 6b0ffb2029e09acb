// SPDX-License-Identifier: MIT
// What write.cpp saved, and compatibility.cpp loads: where a name of the library changes, it changes here, and the
// files stay as they are.
#pragma once
#include <dovetail/dovetail.hpp>
#include <dovetail/storage.hpp>

namespace compatibility {
using namespace dovetail;

/// A layer of a user, whose name stands in files with that of its argument: y = -activation(x).
template <class Activation>
struct Negative : Elementwise<Negative<Activation>> {
  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return -Activation{}(x);
  }
  template <class Pack>
  static Pack gradient(Pack y, Pack dy) noexcept {
    return -Activation::gradient(-y, dy);
  }
};
/// A container of a user.
struct Block : Residual<Dense<6>, Tanh> {};
/// A metric of a user, by whose name a backup has its values.
struct Batches {
  int seen = 0;
  void update(auto, auto) { ++seen; }
  double value() const { return seen; }
};

// Layers before a normalization have no bias: its gradient would be rounding, which Adam makes whole steps of.

/// Every kind of layer, with and without its sizes, options, nested containers, and layers that look like mistakes.
using Mixed =
    Sequential<Input<4, 4, 2>, MaxPooling2D<2>, Flatten<>, Intended<Dense<8, 8>>, Dropout<0.1>, LeakyReLU<1. / 3>,
               With<Dense<6>, NoBias, HeNormal>, Intended<With<BatchNormalization, Momentum<0.9>, Epsilon<1e-5>>>,
               Residual<With<Dense<6>, NoBias>, BatchNormalization, Intended<Dropout<0.25>>, ReLU>,
               Sequential<Dense<6>, Sequential<Negative<Tanh>, Dense<6>>>, Block, Reshape<2, 3>, Flatten<2, 3>,
               Dense<3>, Sigmoid, Intended<Softmax>>;
/// A network whose kernel is too large to be copied where it can be borrowed.
using Large = Sequential<Input<68>, Dense<64>, Tanh, Dense<2>>;
/// The network whose training was interrupted.
using Classes =
    Sequential<Input<4>, With<Dense<8>, NoBias>, BatchNormalization, LeakyReLU<0.1>, Dropout<0.3>, Dense<3>, Softmax>;

/// Some samples, in whole eighths from -1 to 1.
template <class A, class T>
auto samples(std::size_t rows) {
  auto x = tensor_of<T, detail::shape::batch_shape<typename Network<A, T>::input>>::with_rows(rows);
  for (std::size_t i = 0; i < x.size(); ++i) x.data()[i] = static_cast<T>(i * i * 7 % 17) / 8 - 1;
  return x;
}
/// The classes of those samples, for training.
inline auto classes(std::size_t rows) {
  auto y = Tensor<std::int32_t, dynamic>::with_rows(rows);
  for (std::size_t i = 0; i < rows; ++i) y(i) = static_cast<std::int32_t>(i * i * 5 % 7 % 3);
  return y;
}

/// A model of Mixed that Adam trains, from its first weights.
inline auto adam_model() {
  return compile(Network<Mixed>(Seed{2}), Adam{.learning_rate = 0.01}, SparseCategoricalCrossentropy{}, Accuracy{});
}
/// A model of Mixed in double that SGD trains, from its first weights.
inline auto sgd_model() {
  return compile(Network<Mixed, double>(Seed{3}), SGD{.learning_rate = 0.05, .momentum = 0.9, .nesterov = true},
                 SparseCategoricalCrossentropy{});
}
/// Trains a model of Mixed for two epochs of five steps; the last one has fewer samples.
void train(auto& model) {
  using T = typename std::remove_cvref_t<decltype(model.network())>::value_type;
  model.fit(samples<Mixed, T>(70), classes(70), {.epochs = 2, .batch_size = 16, .verbose = 0, .seed = Seed{4}});
}

/// A model of Classes, from its first weights.
inline auto classes_model() {
  return compile(Network<Classes>(Seed{5}), Adam{.learning_rate = 0.01}, SparseCategoricalCrossentropy{}, Accuracy{},
                 Batches{});
}
/// The fit that was interrupted after two of its four epochs.
auto fit_classes(auto& model, int epochs, auto&&... callbacks) {
  const FitOptions options{.epochs = epochs, .batch_size = 16, .verbose = 0, .validation_split = 0.1, .seed = Seed{6}};
  return model.fit(samples<Classes, float>(70), classes(70), options, callbacks...);
}

}  // namespace compatibility
