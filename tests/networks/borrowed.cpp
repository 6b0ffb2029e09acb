// SPDX-License-Identifier: MIT
#include <dovetail/networks/borrowed.hpp>

#include <doctest/doctest.h>

#include <dovetail/networks.hpp>
#include <map>
#include <utility>

using namespace dovetail;
using detail::layers::tensor_count;

namespace {
using Mixed = Sequential<Input<80>, Dense<80>, ReLU, BatchNormalization, Residual<With<Dense<80>, NoBias>>,
                         Sequential<Sequential<Dense<3>>>>;
static_assert(tensor_count<Tensor<float, 3>> == 1 && tensor_count<Nothing<>> == 0);
static_assert(tensor_count<parameters_of<resolved<Mixed>, float>> == 7);
static_assert(tensor_count<state_of<resolved<Mixed>, float>> == 2);

// The tensors of another network, in the order of for_each_tensor().
struct Others {
  std::map<std::size_t, const void*> places;

  explicit Others(const Network<Mixed>& network) {
    const auto add = [this](const TensorPath&, const auto& tensor) { places.emplace(places.size(), tensor.data()); };
    for_each_tensor(add, network.parameters());
    for_each_tensor(add, network.states());
  }
  template <class Tensor, std::size_t I>
  const typename Tensor::value_type* values() const {
    return static_cast<const typename Tensor::value_type*>(places.at(I));
  }
};
}  // namespace

TEST_CASE("large tensors are those of the other network, small ones are copies") {
  Network<Mixed> other(Seed{2});
  const auto borrowed = detail::networks::Borrower::network<Mixed, float>(Others(other));
  CHECK(borrowed.layer<0>().kernel.data() == std::as_const(other).layer<0>().kernel.data());
  CHECK(borrowed.layer<3, 0>().kernel.data() == std::as_const(other).layer<3, 0>().kernel.data());
  CHECK(borrowed.layer<0>().bias.data() != std::as_const(other).layer<0>().bias.data());

  for_each_tensor([](const TensorPath&, const auto& mine, const auto& theirs) { CHECK(mine == theirs); },
                  borrowed.parameters(), std::as_const(other).parameters());
  for_each_tensor([](const TensorPath&, const auto& mine, const auto& theirs) { CHECK(mine == theirs); },
                  borrowed.states(), std::as_const(other).states());
  Tensor<float, 80> x;
  x.fill(0.5f);
  CHECK(borrowed.predict(x) == other.predict(x));

  auto own = borrowed;
  CHECK(std::as_const(own).layer<0>().kernel.data() != borrowed.layer<0>().kernel.data());
  CHECK(own.predict(x) == other.predict(x));
}
