// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <dovetail/tensor/slice.hpp>

/// The leaves of expressions: numbers, tensors and views, as the innermost loop reads and writes them.
namespace dovetail::inline DOVETAIL_TARGET::detail::expressions {

// Along the axes of a result of shape S, the strides of an operand that is broadcast to it: 0 where
// it is stretched.
template <class S, class X, class Strides>
inline constexpr auto broadcast_strides = [] {
  std::array<std::ptrdiff_t, S::rank> strides{};
  for (std::size_t i = 0; i < X::rank; ++i)
    if (X::dims[i] != 1) strides[S::rank - X::rank + i] = Strides::values[i];
  return strides;
}();

/// Indices of a result with `Rank` axes.
template <std::size_t Rank>
using Index = std::array<std::size_t, Rank>;

/// Elements that are `Stride` apart, as the innermost loop meets them.
template <class T, std::ptrdiff_t Stride>
struct Line {
  T* data;
  constexpr T& element(std::size_t i) const noexcept { return data[static_cast<std::ptrdiff_t>(i) * Stride]; }
  template <class At>
  auto pack(At at) const noexcept {
    if constexpr (Stride == 1) return at.load(data);
    if constexpr (Stride != 1) return at.gather(data, Stride);
  }
  template <class At>
  void store(At at, typename At::Pack v) const noexcept {
    if constexpr (Stride == 1) at.store(data, v);
    if constexpr (Stride != 1) at.scatter(data, Stride, v);
  }
};
/// A line on which all elements are one.
template <class T>
struct SameValue {
  T value;
  constexpr T element(std::size_t) const noexcept { return value; }
  template <class At>
  auto pack(At) const noexcept {
    return typename At::Pack(value);
  }
};
/// A number between tensors.
template <class T>
class Scalar {
 public:
  using shape = Shape<>;
  using value_type = T;
  constexpr explicit Scalar(T value) noexcept : value_(value) {}
  static constexpr std::size_t rows() noexcept { return 1; }

  template <class U>
  static constexpr bool packs = std::is_same_v<T, U>;
  template <class S>
  static constexpr bool can_collapse(std::size_t, std::size_t) {
    return true;
  }
  template <class S, std::size_t Inner>
  constexpr auto line(const Index<S::rank>&) const noexcept {
    return SameValue<T>{value_};
  }
  template <class To>
  constexpr bool aliases(const To&) const noexcept {
    return false;
  }

 private:
  T value_;
};

/// A tensor in an expression: X is a View or a StridedView, or a Tensor, which then lives here.
template <class X>
class Operand {
 public:
  using shape = typename X::shape;
  using value_type = typename X::value_type;
  using strides = tensor::strides_of<X>;
  constexpr explicit Operand(X&& x) noexcept : x_(std::move(x)) {}
  constexpr std::size_t rows() const noexcept { return x_.rows(); }
  constexpr auto* data() const noexcept { return x_.data(); }

  /// Whether it can be read in packs of U.
  template <class U>
  static constexpr bool packs = std::is_same_v<value_type, U>;
  /// Whether one loop can run over the axes a and b of a result of shape S; b is the next one of more than one element.
  template <class S>
  static constexpr bool can_collapse(std::size_t a, std::size_t b) {
    constexpr auto at = broadcast_strides<S, shape, strides>;
    return at[a] == at[b] * static_cast<std::ptrdiff_t>(S::dims[b]);
  }
  /// The elements from `index` on, along axis Inner of a result of shape S.
  template <class S, std::size_t Inner>
  constexpr auto line(const Index<S::rank>& index) const noexcept {
    constexpr auto at = broadcast_strides<S, shape, strides>;
    std::ptrdiff_t offset = 0;
    if constexpr (shape::size > 0)
      for (std::size_t i = 0; i < S::rank; ++i) offset += static_cast<std::ptrdiff_t>(index[i]) * at[i];
    using T = std::remove_pointer_t<decltype(x_.data())>;
    if constexpr (Inner < S::rank && at[Inner] == 0)
      return SameValue<value_type>{x_.data()[offset]};
    else
      return Line < T, Inner<S::rank ? at[Inner] : 1>{x_.data() + offset};
  }
  /// Whether to write `to` from its first element to its last would change elements that are yet to be read.
  template <class To>
  constexpr bool aliases(const To& to) const noexcept {
    if constexpr (tensor::owner<X>) return false;
    if (std::is_constant_evaluated()) return true;  // addresses are not compared there
    using S = typename To::shape;
    constexpr bool alike = sizeof(value_type) == sizeof(typename To::value_type) &&
                           broadcast_strides<S, shape, strides> == broadcast_strides<S, S, typename To::strides>;
    if (alike && static_cast<const void*>(data()) == static_cast<const void*>(to.data())) return false;
    const auto [begin, end] = memory();
    const auto [to_begin, to_end] = to.memory();
    return begin < to_end && to_begin < end;
  }
  // The bytes from the first up to the last, as numbers: no pointer may lie before an array without elements.
  std::pair<std::uintptr_t, std::uintptr_t> memory() const noexcept {
    std::uintptr_t first = reinterpret_cast<std::uintptr_t>(data()), last = first;
    for (std::size_t i = 0; i < shape::rank; ++i) {
      const std::size_t extent = i == 0 ? rows() : shape::dims[i];
      (strides::values[i] < 0 ? first : last) +=
          (extent - 1) * static_cast<std::size_t>(strides::values[i]) * sizeof(value_type);
    }
    return {first, last + sizeof(value_type)};
  }

 private:
  X x_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::expressions
