// SPDX-License-Identifier: MIT
#include <dovetail/storage/weights.hpp>

#include <doctest/doctest.h>

#include <dovetail/layers.hpp>
#include <dovetail/networks.hpp>

using namespace dovetail;

TEST_CASE("a network as a list of tensors: parameters, then what layers keep beside them") {
  using A = Sequential<Input<2, 2>, Flatten<>, With<Dense<3>, NoBias>, Residual<Dense<3>, BatchNormalization>, ReLU,
                       Dense<1>>;
  Network<A, double> network;
  const auto weights = detail::storage::weights_of(network);
  std::vector<std::string> names;
  for (const auto& slot : weights.slots) {
    names.push_back(slot.name);
    CHECK(slot.type == "F64");
    CHECK(slot.bytes == slot.count * sizeof(double));
  }
  CHECK(names == std::vector<std::string>{"1.kernel", "2.0.kernel", "2.0.bias", "2.1.gamma", "2.1.beta", "4.kernel",
                                          "4.bias", "2.1.moving_mean", "2.1.moving_variance"});
  CHECK(weights.slots[0].extents == std::vector<std::size_t>{4, 3});
  CHECK(weights.slots[0].data == reinterpret_cast<std::byte*>(network.layer<1>().kernel.data()));
  CHECK(weights.slots[8].data == reinterpret_cast<std::byte*>(network.state<2, 1>().moving_variance.data()));
  CHECK(weights.optimizer.empty());
  CHECK(weights.counters.empty());
  CHECK(weights.architecture.layers.size() == 5);
}
