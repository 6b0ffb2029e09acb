// SPDX-License-Identifier: MIT
#include <dovetail/training/lint.hpp>

#include <concepts>

#include <dovetail/training.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

namespace {

template <class Loss, class... L>
using said = decltype(detail::training::lint<typename Sequential<L...>::stages, Loss>());
template <class Loss, class... L>
constexpr bool silent = std::same_as<said<Loss, L...>, detail::none>;
using Sparse = SparseCategoricalCrossentropy;
using Classes = CategoricalCrossentropy;
using Binary = BinaryCrossentropy;

// The networks of Keras's and PyTorch's tutorials, each with its loss.
static_assert(
    silent<Sparse, Flatten<28, 28>, Dense<784, 128>, ReLU, Dropout<0.2>, Dense<10>, Softmax>);  // beginner quickstart
static_assert(
    silent<Classes, Input<28, 28, 1>, MaxPooling2D<2>, Flatten<>, Dropout<0.5>, Dense<10>, Softmax>);  // simple convnet
static_assert(silent<Binary, Input<100>, Dense<16>, ReLU, Dense<16>, ReLU, Dense<1>, Sigmoid>);        // reviews
static_assert(silent<Binary, Input<32>, Dense<32>, ReLU, Dropout<0.5>, Dense<1>, Sigmoid>);     // structured data
static_assert(silent<Binary, Input<784>, Dense<32>, ReLU, Dense<784>, Sigmoid>);                // autoencoder
static_assert(silent<MeanSquaredError, Input<9>, Dense<64>, ReLU, Dense<64>, ReLU, Dense<1>>);  // fuel efficiency
static_assert(silent<MeanAbsoluteError, Input<9>, Dense<1>>);                                   // one unit
static_assert(
    silent<Sparse, Input<20>, Dense<64>, BatchNormalization, ReLU, Dense<3>, Softmax>);  // a bias that is cancelled
static_assert(silent<MeanSquaredError, Input<2>, Dense<8>, Dense<8>, Dense<1>>);         // Dense after Dense
static_assert(silent<MeanSquaredError, Input<2>, Dense<8>, Tanh> && silent<MeanSquaredError, Input<2>, Dense<8>, ReLU>);
static_assert(silent<MeanSquaredError, Input<2>, Dense<8>, Sigmoid> &&
              silent<MeanSquaredError, Input<2>, Dense<8>, Softmax>);
static_assert(silent<Sparse, Input<4>, Dense<8>, Sigmoid, Dense<3>, Softmax>);  // Sigmoid inside

// What cannot be intended, and the same where it is.
static_assert(!silent<Binary, Dense<4, 1>, Softmax> && !silent<MeanSquaredError, Dense<4, 1>, Softmax>);
static_assert(silent<MeanSquaredError, Dense<4, 1>, Intended<Softmax>>);
static_assert(!silent<Sparse, Dense<4, 3>, Sigmoid> && !silent<Classes, Dense<4, 3>, Sigmoid> &&
              !silent<Binary, Dense<4, 3>, Softmax>);
static_assert(silent<Sparse, Dense<4, 3>, Intended<Sigmoid>> && silent<Binary, Dense<4, 3>, Intended<Softmax>>);
static_assert(!silent<Sparse, Dense<4, 3>, Softmax, Softmax> &&
              !silent<MeanSquaredError, Dense<4, 3>, Sigmoid, Softmax>);
static_assert(silent<Sparse, Dense<4, 3>, Softmax, Intended<Softmax>>);
static_assert(!silent<Sparse, Dense<4, 3>, ReLU> && !silent<Sparse, Dense<4, 3>, Tanh> &&
              !silent<Sparse, Dense<4, 3>, LeakyReLU<0.3>>);
static_assert(silent<Sparse, Dense<4, 3>, Intended<ReLU>>);
static_assert(silent<Sparse, Flatten<28, 28>, Dense<784, 128>, Dense<128, 10>> && silent<Binary, Dense<4, 1>>);
static_assert(!silent<MeanSquaredError, Input<4>, Dense<3>, Dropout<0.5>>);
static_assert(silent<MeanSquaredError, Input<4>, Dense<3>, Intended<Dropout<0.5>>>);

// A layer that the library does not know may give probabilities.
struct Own {
  template <class T, std::size_t B, std::size_t... E>
  static void forward(View<const T, B, E...>, View<T, B, E...>);
};
struct OwnActivation : Elementwise<OwnActivation> {};  // gives no probabilities, or says so
struct Squashed : Elementwise<Squashed> {
  static constexpr bool is_activation = false;
};
static_assert(!silent<Sparse, Dense<4, 3>, OwnActivation> && silent<Sparse, Dense<4, 3>, Intended<OwnActivation>>);
static_assert(silent<Binary, Dense<4, 3>, Squashed> && silent<MeanSquaredError, Dense<4, 3>, OwnActivation>);
static_assert(silent<Sparse, Dense<4, 3>, Own> && silent<Binary, Dense<4, 1>, Own>);
static_assert(silent<Sparse, Input<4>, Residual<Dense<4>, Tanh>>);

// It is the first mistake that is said.
static_assert(std::same_as<said<Sparse, Dense<4, 1>, Softmax, Softmax>,
                           layer<1, Softmax, gives_1_whatever_arrives_since_it_has_one_output,
                                 detail::problems::write<Sigmoid, or_L_if_it_is_intended<Intended<Softmax>>>>>);

}  // namespace
