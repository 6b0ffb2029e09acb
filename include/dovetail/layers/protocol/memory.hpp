// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/kernels/memory.hpp>
#include <dovetail/layers/protocol/record.hpp>

/// The memory of records of views: how much it is, a constant of the type, and which view lies where. It is one block,
/// or two: one whose values stay from call to call, and one whose values do not.
namespace dovetail::inline DOVETAIL_TARGET::detail::layers {

/// A view in a Cache that holds nothing between two calls: all stages of a chain use the same memory for theirs.
template <any_tensor V>
struct Transient {
  V view{};  ///< to be used
};

/// Where the two blocks start.
struct Blocks {
  std::byte* persistent = nullptr;  ///< the block whose values stay from call to call
  std::byte* transient = nullptr;   ///< the block whose values do not
};

/// The memory of a container, which divides it by its plan: it has Plan::bytes(rows) for a batch of B rows.
template <std::size_t B, class Plan>
struct Reserved : Blocks {};

template <class V>
inline constexpr bool is_leaf<Transient<V>> = true;
template <std::size_t B, class Plan>
inline constexpr bool is_leaf<Reserved<B, Plan>> = true;

/// Sizes in the two blocks, or offsets from their starts.
struct Bytes {
  std::size_t persistent = 0;  ///< in the block whose values stay from call to call
  std::size_t transient = 0;   ///< in the block whose values do not

  /// Moves both on.
  constexpr Bytes& operator+=(Bytes other) noexcept {
    persistent += other.persistent;
    transient += other.transient;
    return *this;
  }
};

/// Bytes as whole cache lines, so that what comes next starts on a line too.
constexpr std::size_t whole_lines(std::size_t bytes) noexcept {
  return (bytes + tensor::alignment - 1) / tensor::alignment * tensor::alignment;
}

// The bytes of a leaf for that many rows. A tensor has memory of its own.
constexpr Bytes bytes_of_leaf(const auto& /*tensor*/, std::size_t /*rows*/) noexcept { return {}; }
template <class T, std::size_t B, std::size_t... E>
constexpr Bytes bytes_of_leaf(const View<T, B, E...>&, std::size_t rows) noexcept {
  return {layers::whole_lines(Shape<B, E...>::size * sizeof(T) * (B == dynamic ? rows : 1)), 0};
}
template <class V>
constexpr Bytes bytes_of_leaf(const Transient<V>& leaf, std::size_t rows) noexcept {
  return {0, layers::bytes_of_leaf(leaf.view, rows).persistent};
}
template <std::size_t B, class Plan>
constexpr Bytes bytes_of_leaf(const Reserved<B, Plan>&, [[maybe_unused]] std::size_t rows) noexcept {
  if constexpr (B == dynamic) {
    return Plan::bytes(rows);
  } else {
    constexpr Bytes fixed = Plan::bytes(B);  // not computed again in each call
    return fixed;
  }
}

// Gives a leaf its place.
constexpr void place_leaf(auto& /*tensor*/, Blocks /*blocks*/, Bytes /*at*/, std::size_t /*rows*/) noexcept {}
template <class T, std::size_t B, std::size_t... E>
constexpr void place_leaf(View<T, B, E...>& leaf, Blocks blocks, Bytes at, std::size_t rows) noexcept {
  leaf = View<T, B, E...>(kernels::array_at<T>(blocks.persistent, at.persistent), B == dynamic ? rows : B);
}
template <class V>
constexpr void place_leaf(Transient<V>& leaf, Blocks blocks, Bytes at, std::size_t rows) noexcept {
  layers::place_leaf(leaf.view, {blocks.transient, nullptr}, {at.transient, 0}, rows);
}
template <std::size_t B, class Plan>
constexpr void place_leaf(Reserved<B, Plan>& leaf, Blocks blocks, Bytes at, std::size_t /*rows*/) noexcept {
  leaf.persistent = kernels::array_at<std::byte>(blocks.persistent, at.persistent);
  leaf.transient = kernels::array_at<std::byte>(blocks.transient, at.transient);
}

/// The bytes that a record of views needs for that many rows.
template <class R>
constexpr Bytes bytes_of(std::size_t rows) noexcept {
  if constexpr (is_leaf<R>) {
    return layers::bytes_of_leaf(R{}, rows);
  } else {
    R record{};
    Bytes total;
    for_each_tensor([&](const TensorPath&, const auto& leaf) { total += layers::bytes_of_leaf(leaf, rows); }, record);
    return total;
  }
}
/// The bytes that a record of views needs for that many rows, in both blocks together.
template <class R>
constexpr std::size_t byte_count(std::size_t rows) noexcept {
  const Bytes bytes = bytes_of<R>(rows);
  return bytes.persistent + bytes.transient;
}

/// Gives each view of a record its place in two blocks of memory, from the offsets `at` on, for that many rows.
template <class R>
constexpr void place(R& record, Blocks blocks, Bytes at, std::size_t rows) noexcept {
  if constexpr (is_leaf<R>) {
    layers::place_leaf(record, blocks, at, rows);
  } else {
    for_each_tensor(
        [&](const TensorPath&, auto& leaf) {
          layers::place_leaf(leaf, blocks, at, rows);
          at += layers::bytes_of_leaf(leaf, rows);
        },
        record);
  }
}
/// Gives each view of a record its place in one block of memory, from offset `at` on, for that many rows.
template <class R>
constexpr void place(R& record, std::byte* block, std::size_t at, std::size_t rows) noexcept {
  layers::place(record, {block, block}, {at, at + bytes_of<R>(rows).persistent}, rows);
}
/// Gives each view of a record its place from `next` on, which moves past them, for that many rows.
template <class R>
void place(R& record, std::byte*& next, std::size_t rows) noexcept {
  layers::place(record, next, 0, rows);
  next += byte_count<R>(rows);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::layers
