// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/protocol/record.hpp>

/// The memory of records of views: how much it is, a constant of the type, and which view lies where.
namespace dovetail::inline DOVETAIL_TARGET::detail::layers {
/// A view in a Cache that holds nothing between two calls: the steps of a chain share its memory.
template <any_tensor V>
struct Shared {
  V view{};  ///< to be used
};

/// The memory of a chain, which divides it while it runs: as much as Plan::bytes(rows) tells for a batch of B rows.
template <std::size_t B, class Plan>
struct Arena {
  /// What stays from call to call.
  std::byte *kept = nullptr, *shared = nullptr;  ///< what does not
};

/// So many bytes.
struct Bytes {
  /// What stays from call to call.
  std::size_t kept = 0, shared = 0;  ///< what does not
};

template <class R>
void put(R& record, std::byte*& kept, std::byte*& shared, std::size_t rows) noexcept;

// How many bytes a record needs for so many rows of a batch, and what places it.
template <class R>
struct Memory {
  static constexpr Bytes bytes(std::size_t) { return {}; }
  static void place(R&, std::byte*&, std::byte*&, std::size_t) noexcept {}
};
template <class T, std::size_t B, std::size_t... E>
struct Memory<View<T, B, E...>> {
  static constexpr std::size_t size(std::size_t rows) {
    const std::size_t plain = Shape<B, E...>::size * sizeof(T) * (B == dynamic ? rows : 1);
    return (plain + tensor::alignment - 1) / tensor::alignment * tensor::alignment;
  }
  static constexpr Bytes bytes(std::size_t rows) { return {size(rows), 0}; }
  static void place(View<T, B, E...>& view, std::byte*& kept, std::byte*&, std::size_t rows) noexcept {
    view = View<T, B, E...>(reinterpret_cast<T*>(kept), B == dynamic ? rows : B);
    kept += size(rows);
  }
};
template <class V>
struct Memory<Shared<V>> {
  static constexpr Bytes bytes(std::size_t rows) { return {0, Memory<V>::size(rows)}; }
  static void place(Shared<V>& one, std::byte*&, std::byte*& shared, std::size_t rows) noexcept {
    put(one.view, shared, shared, rows);
  }
};
template <std::size_t B, class Plan>
struct Memory<Arena<B, Plan>> {
  static constexpr Bytes bytes([[maybe_unused]] std::size_t rows) {
    if constexpr (B == dynamic) {
      return Plan::bytes(rows);
    } else {
      constexpr Bytes fixed = Plan::bytes(B);  // a constant of the program too
      return fixed;
    }
  }
  static void place(Arena<B, Plan>& arena, std::byte*& kept, std::byte*& shared, std::size_t rows) noexcept {
    arena = {kept, shared};
    kept += bytes(rows).kept;
    shared += bytes(rows).shared;
  }
};
template <class... R>
struct Memory<hana::tuple<R...>> {
  static constexpr Bytes bytes([[maybe_unused]] std::size_t rows) {
    return {total({Memory<R>::bytes(rows).kept...}), total({Memory<R>::bytes(rows).shared...})};
  }
  static void place(hana::tuple<R...>& records, std::byte*& kept, std::byte*& shared, std::size_t rows) noexcept {
    hana::for_each(records, [&](auto& record) { put(record, kept, shared, rows); });
  }
};
template <class R>
  requires(hana::Struct<R>::value)
struct Memory<R> {
  static constexpr Bytes bytes(std::size_t rows) { return Memory<typename Fields<R>::type>::bytes(rows); }
  static void place(R& record, std::byte*& kept, std::byte*& shared, std::size_t rows) noexcept {
    hana::for_each(hana::accessors<R>(), [&](auto field) { put(hana::second(field)(record), kept, shared, rows); });
  }
};

template <class R>
void put(R& record, std::byte*& kept, std::byte*& shared, std::size_t rows) noexcept {
  Memory<R>::place(record, kept, shared, rows);
}

/// The bytes that a record of views needs for so many rows; each view starts on a cache line.
template <class R>
constexpr Bytes bytes_of(std::size_t rows) {
  return layers::Memory<R>::bytes(rows);
}
/// All of them.
template <class R>
constexpr std::size_t byte_count(std::size_t rows) {
  return bytes_of<R>(rows).kept + bytes_of<R>(rows).shared;
}

/// Gives each view of a record its place in two blocks of memory, for so many rows.
template <class R>
void place(R& record, std::byte* kept, std::byte* shared, std::size_t rows) noexcept {
  layers::put(record, kept, shared, rows);
}
/// The same in one block; `next` moves on behind it.
template <class R>
void place(R& record, std::byte*& next, std::size_t rows) noexcept {
  place(record, next, next + bytes_of<R>(rows).kept, rows);
  next += byte_count<R>(rows);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::layers
