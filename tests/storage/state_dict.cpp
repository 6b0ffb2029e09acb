// SPDX-License-Identifier: MIT
#include <dovetail/storage/state_dict.hpp>

#include <doctest/doctest.h>

#include <dovetail/layers.hpp>
#include <dovetail/networks.hpp>

using namespace dovetail;

// What is saved is only read, and what is loaded is written.
template <class X>
using dict_of = decltype(detail::storage::network_state_dict(std::declval<X&>()));
static_assert(
    std::is_same_v<dict_of<const Network<Sequential<Dense<1, 1>>>>, detail::storage::StateDict<const std::byte>>);
static_assert(std::is_same_v<dict_of<Network<Sequential<Dense<1, 1>>>>, detail::storage::StateDict<std::byte>>);

TEST_CASE("a network as a list of tensors: parameters, then what layers keep beside them") {
  using A = Sequential<Input<2, 2>, Flatten<>, With<Dense<3>, NoBias>, Residual<Dense<3>, BatchNormalization>, ReLU,
                       Dense<1>>;
  Network<A, double> network;
  const auto dict = detail::storage::network_state_dict(network);
  std::vector<std::string> names;
  for (const auto& tensor : dict.tensors) {
    names.push_back(tensor.name);
    CHECK(tensor.type == "F64");
    CHECK(tensor.bytes == tensor.count * sizeof(double));
  }
  CHECK(names == std::vector<std::string>{"1.kernel", "2.0.kernel", "2.0.bias", "2.1.gamma", "2.1.beta", "4.kernel",
                                          "4.bias", "2.1.moving_mean", "2.1.moving_variance"});
  CHECK(dict.tensors[0].extents == std::vector<std::size_t>{4, 3});
  CHECK(dict.tensors[0].data == reinterpret_cast<std::byte*>(network.layer<1>().kernel.data()));
  CHECK(dict.tensors[8].data == reinterpret_cast<std::byte*>(network.state<2, 1>().moving_variance.data()));
  CHECK(dict.optimizer.empty());
  CHECK(dict.counters.empty());
  CHECK(dict.architecture.layers.size() == 5);
}
