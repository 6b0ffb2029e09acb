// SPDX-License-Identifier: MIT
#include <dovetail/tensor/storage.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

using namespace dovetail;
using detail::tensor::Block;
using detail::tensor::Inside;
using detail::tensor::Storage;

// Up to 16 KiB live inside the object, whatever the element is.
static_assert(inside_bytes == 16384 && detail::tensor::alignment == 64);
static_assert(std::is_same_v<Storage<float, 4096>, Inside<float, 4096>>);
static_assert(std::is_same_v<Storage<float, 4097>, Block<float>>);
static_assert(std::is_same_v<Storage<double, 2048>, Inside<double, 2048>>);
static_assert(std::is_same_v<Storage<double, 2049>, Block<double>>);
static_assert(std::is_same_v<Storage<std::uint8_t, 16384>, Inside<std::uint8_t, 16384>>);
static_assert(std::is_same_v<Storage<float, static_cast<std::size_t>(-1)>, Block<float>>);

static_assert(alignof(Inside<float, 3>) == detail::tensor::alignment && sizeof(Inside<float, 4096>) == inside_bytes);
static_assert(std::is_nothrow_move_constructible_v<Block<float>>);
static_assert(std::is_same_v<decltype(std::declval<const Block<int>&>().data()), const int*>);
static_assert(std::is_same_v<decltype(std::declval<Block<int>&>().data()), int*>);

namespace {
template <class T>
bool is_aligned(const T* data) {
  return reinterpret_cast<std::uintptr_t>(data) % detail::tensor::alignment == 0;
}
Block<int> counted(std::size_t size) {
  Block<int> block(size);
  for (std::size_t i = 0; i < size; ++i) block.data()[i] = static_cast<int>(i);
  return block;
}
bool is_counted(const Block<int>& block, std::size_t size) {
  if (block.size() != size) return false;
  for (std::size_t i = 0; i < size; ++i)
    if (block.data()[i] != static_cast<int>(i)) return false;
  return true;
}
}  // namespace

// A block is usable at compile time.
static_assert([] {
  Block<int> a(3);
  a.data()[2] = 7;
  Block<int> b = a, c;
  c = std::move(a);
  return b.data()[0] == 0 && b.data()[2] == 7 && c.data()[2] == 7 && a.size() == 0;
}());

TEST_CASE("both begin with zeros at an aligned address") {
  const Inside<float, 7> inside;
  CHECK(inside.size() == 7);
  CHECK(is_aligned(inside.data()));
  for (int i = 0; i < 7; ++i) CHECK(inside.data()[i] == 0);
  for (const std::size_t size : {1u, 3u, 16u, 5000u}) {
    const Block<double> block(size);
    CHECK(block.size() == size);
    CHECK(is_aligned(block.data()));
    for (std::size_t i = 0; i < size; ++i) REQUIRE(block.data()[i] == 0);
  }
}

TEST_CASE("an empty block takes no memory") {
  const Block<float> none, zero(0);
  CHECK(none.data() == nullptr);
  CHECK(zero.data() == nullptr);
  CHECK(zero.size() == 0);
  const Block<float> copy = zero;
  CHECK(copy.size() == 0);
}

TEST_CASE("copies are deep") {
  Block<int> a = counted(5);
  const Block<int> b = a;
  a.data()[0] = 99;
  CHECK(is_counted(b, 5));
  Block<int> c(2);
  c = b;
  CHECK(is_counted(c, 5));
  CHECK(c.data() != b.data());
}

TEST_CASE("a move hands over the memory itself and leaves an empty block") {
  Block<int> a = counted(5);
  const int* data = a.data();
  Block<int> b = std::move(a);
  CHECK(b.data() == data);
  CHECK(is_counted(b, 5));
  CHECK(a.data() == nullptr);
  CHECK(a.size() == 0);
  a = counted(3);  // and it can be assigned to
  CHECK(is_counted(a, 3));
  a = std::move(b);
  CHECK(a.data() == data);
}

TEST_CASE("assignment to itself keeps the elements") {
  Block<int> a = counted(4);
  Block<int>& same = a;
  a = same;
  CHECK(is_counted(a, 4));
  a = std::move(same);
  CHECK(is_counted(a, 4));
}

TEST_CASE("more than fits into memory is refused before anything is taken") {
  constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
  CHECK_THROWS_WITH_AS(Block<double>(most / 8), "a tensor of 2305843009213693951 x 1 elements does not fit into memory",
                       ShapeError);
  CHECK_THROWS_AS(Block<char>{most}, ShapeError);
}

TEST_CASE("borrowed memory is neither copied nor freed; a copy owns, a move moves the borrow") {
  int values[] = {0, 1, 2, 3};  // not of the heap: to free it would end the program
  const auto borrow = [&] { return Block<int>::borrowed(values, 4); };
  Block<int> a = borrow();
  CHECK(a.data() == values);
  Block<int> copy = a;
  CHECK(copy.data() != values);
  CHECK(is_aligned(copy.data()));
  CHECK(is_counted(copy, 4));

  Block<int> moved = std::move(a);
  CHECK(moved.data() == values);
  CHECK(a.data() == nullptr);
  a = counted(3);  // what was moved from owns again
  CHECK(is_counted(a, 3));

  std::swap(moved, copy);
  CHECK(copy.data() == values);
  CHECK(is_counted(moved, 4));
  copy = counted(2);
  CHECK(is_counted(copy, 2));
  moved = borrow();
  moved = std::move(copy);
  CHECK(is_counted(moved, 2));
  values[3] = 7;
  CHECK(borrow().data()[3] == 7);
}

// Constants can be borrowed as constants.
namespace {
constexpr float constants[] = {1, 2, 3};
constexpr Block<float> borrowed_constants = Block<float>::borrowed(constants, 3);
static_assert(borrowed_constants.data() == constants && borrowed_constants.size() == 3);
static_assert(Block<float>(borrowed_constants).data()[2] == 3);
}  // namespace
