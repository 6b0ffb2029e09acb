// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <type_traits>

#include <dovetail/explain/target.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::tensor {

/// Walks the rows of the leading axis, which are Stride elements apart: by their number, since Stride may be 0 or
/// negative, and the place after the last row may be outside the memory.
template <class Row, std::ptrdiff_t Stride, class T>
class RowIterator {
 public:
  using value_type = std::remove_cvref_t<Row>;
  using difference_type = std::ptrdiff_t;
  constexpr RowIterator() = default;
  constexpr RowIterator(T* data, std::size_t i) noexcept : data_(data), i_(static_cast<std::ptrdiff_t>(i)) {}
  constexpr Row operator*() const noexcept {
    if constexpr (std::is_reference_v<Row>) return data_[i_ * Stride];
    if constexpr (!std::is_reference_v<Row>)
      return Row(data_ + (Row::shape::size > 0 ? i_ * Stride : 0), Row::shape::dims[0]);
  }
  constexpr RowIterator& operator++() noexcept {
    ++i_;
    return *this;
  }
  constexpr RowIterator operator++(int) noexcept {
    auto old = *this;
    ++*this;
    return old;
  }
  constexpr bool operator==(const RowIterator&) const = default;

 private:
  T* data_ = nullptr;
  std::ptrdiff_t i_ = 0;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::tensor
