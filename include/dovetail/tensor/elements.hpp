// SPDX-License-Identifier: MIT
#pragma once
#include <initializer_list>
#include <utility>

#include <dovetail/shape/shape.hpp>
#include <dovetail/tensor/storage.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::tensor {

/// A tensor of zeros.
struct Made {};
/// A tensor of which every element is written next.
struct Unfilled {};

/// The memory of a tensor of shape S.
template <class T, class S>
class Memory {
 protected:
  using Storage = tensor::Storage<T, S::dims[0] == dynamic ? dynamic : S::size>;
  static constexpr bool inside = !std::is_same_v<Storage, Block<T>>;

  constexpr explicit Memory(Storage&& storage) noexcept : storage_(std::move(storage)) {}
  constexpr Memory(std::size_t rows, Made) : storage_(zeros(rows)) {}
  constexpr Memory(std::size_t rows, Unfilled) : storage_(unfilled(rows)) {}

  Storage storage_;

 private:
  static constexpr Storage zeros([[maybe_unused]] std::size_t rows) {
    if constexpr (inside)
      return {};
    else
      return Storage(rows, shape::row_shape<S>::size);
  }
  static constexpr Storage unfilled([[maybe_unused]] std::size_t rows) {
    if constexpr (inside)
      return {};
    else
      return Storage::unfilled(rows, shape::row_shape<S>::size);
  }
};

/// Vectors of up to that many elements know while compiling how many a list has.
inline constexpr std::size_t longest_list = 1024;
template <class S>
inline constexpr std::size_t list_length = S::rank == 1 && S::dims[0] <= longest_list ? S::dims[0] : 0;

/// The memory of a tensor, and its lists of one axis: parameters of type T, since braces then refuse what a T may lose,
/// as they do in T{1.5}.
template <class T, class S, class Indices = std::make_index_sequence<list_length<S>>>
class Elements : protected Memory<T, S> {
 protected:
  using Memory<T, S>::Memory;

 public:
  constexpr Elements(std::initializer_list<T> list)
    requires(S::rank == 1)
      : Memory<T, S>(checked(list.size()), Unfilled{}) {
    T* to = this->storage_.data();
    for (const T& value : list) *to++ = value;
  }

 private:
  static constexpr std::size_t checked(std::size_t length) {
    if (S::dims[0] != dynamic && S::dims[0] != length)
      fail<ShapeError>({"a list of shape (", length, ") for a tensor of shape ", S::text()});
    return length;
  }
};
template <class T, std::size_t>
using each = T;
template <class T, class S, std::size_t First, std::size_t... Idx>
class Elements<T, S, std::index_sequence<First, Idx...>> : protected Memory<T, S> {
 protected:
  using Memory<T, S>::Memory;

 public:
  constexpr explicit(sizeof...(Idx) == 0) Elements(T first, each<T, Idx>... more)
      : Memory<T, S>(S::dims[0], Unfilled{}) {
    const T list[] = {first, more...};
    for (std::size_t i = 0; i < S::dims[0]; ++i) this->storage_.data()[i] = list[i];
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::tensor
