// SPDX-License-Identifier: MIT
#include <dovetail/networks/workspace.hpp>

#include <doctest/doctest.h>

#include <cstdint>

#include <dovetail/layers.hpp>

using namespace dovetail;

using A = Sequential<Input<4>, Dense<100>, ReLU, Dense<3>>;
static_assert(Workspace<A>::output_bytes == 64);  // 3 floats, on a cache line
static_assert(Workspace<A>::bytes == 64 + 448);   // 100 floats, on cache lines
static_assert(Workspace<A, double>::bytes == 64 + 832);

TEST_CASE("a workspace is a block on a cache line") {
  Workspace<A> workspace;
  CHECK(reinterpret_cast<std::uintptr_t>(workspace.data()) % detail::tensor::alignment == 0);
  for (std::size_t i = 0; i < Workspace<A>::bytes; ++i) workspace.data()[i] = std::byte{1};  // all of it is there
}
