// SPDX-License-Identifier: MIT
#include <dovetail/storage/pytorch_names.hpp>

#include <doctest/doctest.h>

#include <dovetail/layers.hpp>
#include <dovetail/networks.hpp>

using namespace dovetail;

TEST_CASE("the tensors of a network that have a name in PyTorch, in containers too") {
  using A =
      Sequential<Input<8, 8, 2>, Conv2D<4, 3>, Residual<BatchNormalization>, ReLU, Flatten<>, With<Dense<3>, NoBias>>;
  std::string text;
  for (const auto& [tensor, name, axes] : detail::storage::names_in_pytorch<A>()) {
    text += tensor + " is " + std::string(name);
    for (const std::size_t axis : axes) text += " " + std::to_string(axis);
    text += "\n";
  }
  CHECK(
      text ==
      "0.kernel is weight 3 2 0 1\n0.bias is bias\n1.0.gamma is weight\n1.0.beta is bias\n"
      "1.0.moving_mean is running_mean\n1.0.moving_variance is running_var\n4.kernel is weight 1 0\n4.bias is bias\n");
}

// Each axis once, or none.
static_assert(detail::storage::is_order<1, 0>(2) && detail::storage::is_order<>(2) && detail::storage::is_order<0>(0));
static_assert(!detail::storage::is_order<1, 1>(2) && !detail::storage::is_order<0>(2));
static_assert(!detail::storage::is_order<0, 1, 2>(2) && !detail::storage::is_order<0, 64>(2));
