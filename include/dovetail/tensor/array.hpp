// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include <dovetail/tensor/tensor.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Elements whose shape only run time knows, as they come out of a file. It becomes a view of a
/// static shape at the boundary, once, and is checked there.
template <class T>
struct Array {
  std::vector<std::size_t> extents;  ///< one per axis
  Tensor<T, dynamic> values;         ///< in row-major order

  /// "(100, 784)"
  std::string shape_text() const { return detail::sentence(extents); }

  /// Seen as shape (E...). Throws ShapeError, with `who` in front, if it has another.
  template <std::size_t... E>
  View<const T, E...> view(const detail::Part& who = "the array is incompatible with the view") const& {
    return as<View<const T, E...>>(who);
  }
  /// Seen as the view V: array.as<View<const T, E...>>(who). Throws ShapeError if the shape is another.
  template <any_tensor V>
  V as(const detail::Part& who) const& {
    using S = typename V::shape;
    bool fits = extents.size() == S::rank;
    for (std::size_t i = 0; fits && i < S::rank; ++i) fits = S::dims[i] == dynamic || S::dims[i] == extents[i];
    if (!fits) detail::fail<ShapeError>({who, ": expected shape ", S::text(), ", found shape ", extents});
    return {values.data(), extents[0]};
  }
  /// Does not compile: a view of a temporary.
  template <std::size_t... E>
  View<const T, E...> view(const detail::Part& = "") const&& {
    using problem = detail::borrowed_from_a_temporary<Array>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return {};
  }
  template <any_tensor V>
  V as(const detail::Part& who) const&& = delete;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
