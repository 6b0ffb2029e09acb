// SPDX-License-Identifier: MIT
#include <dovetail/storage/folded.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <concepts>

#include <dovetail/random/random.hpp>

using namespace dovetail;

namespace {
template <class A>
using folded_of =
    typename std::remove_cvref_t<decltype(detail::storage::folded(std::declval<const Network<A>&>()))>::architecture;
template <class A, class Folded>
constexpr bool folds_to = std::same_as<folded_of<A>, typename Network<Folded>::architecture>;

// All parameters and states to random numbers, variances positive, as after training.
template <class N>
void scramble(N& network) {
  Random random(Seed{5});
  const auto fill = [&](const TensorPath& path, auto& tensor) {
    const bool positive = path.text().ends_with("variance") || path.text().ends_with("gamma");
    for (auto& v : tensor.flat()) v = random.uniform(positive ? 0.5 : -1.0, 2.0);
  };
  for_each_tensor(fill, network.parameters());
  for_each_tensor(fill, network.states());
}
template <class A>
double largest_difference() {
  Network<A, double> network;
  scramble(network);
  const auto folded = detail::storage::folded(network);
  Random random(Seed{6});
  auto samples = tensor_of<double, detail::shape::batch_shape<typename Network<A, double>::input>>::with_rows(20);
  for (double& v : samples.flat()) v = random.uniform(-2.0, 2.0);
  const auto y = network.predict(samples), z = folded.predict(samples);
  double largest = 0;
  for (std::size_t i = 0; i < y.size(); ++i)
    largest = (std::max)(largest, std::abs(y.flat()[i] - z.flat()[i]) / (std::max)(1.0, std::abs(y.flat()[i])));
  return largest;
}
}  // namespace

static_assert(
    folds_to<Sequential<Input<3>, Dense<8>, BatchNormalization, ReLU>, Sequential<Input<3>, Dense<3, 8>, ReLU>>);
static_assert(folds_to<Sequential<Input<3>, Normalization, With<Dense<8>, NoBias, HeNormal>, Tanh>,
                       Sequential<Input<3>, Dense<3, 8>, Tanh>>);
static_assert(folds_to<Sequential<Input<2, 3>, Normalization, Flatten<>, Dense<8>, Dropout<0.5>, BatchNormalization>,
                       Sequential<Input<2, 3>, Flatten<>, Dense<6, 8>, Dropout<0.5>>>);
// One is taken in once: by the Dense in front of it.
static_assert(folds_to<Sequential<Input<3>, Dense<8>, BatchNormalization, Dense<2>>,
                       Sequential<Input<3>, Dense<3, 8>, Dense<2>>>);
// An activation stands between, or channels are not columns; a later normalization is taken in by the next Dense.
static_assert(folds_to<Sequential<Input<3>, Dense<8>, ReLU, BatchNormalization, Dense<2>>,
                       Sequential<Input<3>, Dense<8>, ReLU, Dense<8, 2>>>);
static_assert(folds_to<Sequential<Input<3>, Dense<8>, Reshape<4, 2>, BatchNormalization, Flatten<>, Dense<2>>,
                       Sequential<Input<3>, Dense<8>, Reshape<4, 2>, Flatten<>, Dense<8, 2>>>);
using Alone = Sequential<Input<3>, BatchNormalization, ReLU, Residual<Dense<3>, BatchNormalization>>;
static_assert(folds_to<Alone, Alone>);

TEST_CASE("the answers of a folded network are the same, to 1e-12 in double") {
  CHECK(largest_difference<Sequential<Input<3>, Dense<8>, BatchNormalization, ReLU, Dense<1>>>() < 1e-12);
  CHECK(largest_difference<Sequential<Input<3>, Normalization, With<Dense<70>, NoBias>, Tanh>>() < 1e-12);
  CHECK(largest_difference<Sequential<Input<2, 3>, Normalization, Flatten<>, Dense<9>, BatchNormalization, Tanh,
                                      BatchNormalization, Dropout<0.5>, Dense<5>, BatchNormalization>>() < 1e-12);
  CHECK(largest_difference<Sequential<Input<4>, Dense<6>, Reshape<3, 2>, With<BatchNormalization, Epsilon<0.1>>,
                                      Flatten<>, Dense<5>, Softmax>>() < 1e-12);
}

TEST_CASE("a network without such layers is given back as it is") {
  const Network<Sequential<Dense<3, 2>, ReLU>> network;
  CHECK(&detail::storage::folded(network) == &network);
}
