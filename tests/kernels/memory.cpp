// SPDX-License-Identifier: MIT
#include <dovetail/kernels/memory.hpp>

#include <doctest/doctest.h>

#include <array>

using namespace dovetail::detail::kernels;

// In constant expressions the arrays are of their own, and nothing lies in a block of bytes.
static_assert([] {
  const Arrays<double> values(nullptr, 128);
  for (std::size_t i = 0; i < 16; ++i) values.at(0)[i] = static_cast<double>(i);
  return *values.at(64) == 8 && array_at<float>(nullptr, 64) == nullptr;
}());

TEST_CASE("at run time the arrays lie in the block, at their offsets") {
  alignas(64) std::array<std::byte, 128> block{};
  const Arrays<float> values(block.data(), block.size());
  CHECK(reinterpret_cast<std::byte*>(values.at(0)) == block.data());
  CHECK(reinterpret_cast<std::byte*>(values.at(64)) == block.data() + 64);
  CHECK(reinterpret_cast<std::byte*>(array_at<double>(block.data(), 64)) == block.data() + 64);
}
