// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/restrided.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class S, class To>
struct shape_S_cannot_be_broadcast_to {};
}  // namespace detail::problems

namespace detail::ops {
template <class To, class S, class Strides>
struct Stretched : expressions::RestridingFunction {
  // An extent that run time tells is not made up.
  static constexpr bool fits = expressions::goes_into<S, To, false> &&
                               (To::dims[0] != dynamic || (S::rank == To::rank && S::dims[0] == dynamic));
  using problem = std::conditional_t<
      fits, none, problems::shape_S_cannot_be_broadcast_to<shape::shown<S>, typename expressions::any_shown<To>::type>>;
  static constexpr auto layout = [] {
    if constexpr (fits)
      return expressions::StridedLayout<To::rank>{To::dims, expressions::broadcast_strides<To, S, Strides>};
    else
      return expressions::layout_of<S, Strides>;
  }();
};
}  // namespace detail::ops

/// x as NumPy broadcasts it to this shape, as a view to read: along what is stretched, the same elements. Throws
/// ShapeError where a dynamic extent of x turns out to be another.
template <std::size_t... E, any_operands X>
constexpr auto broadcast_to(X&& x) {
  using namespace detail::ops;
  using U = std::remove_cvref_t<X>;
  using S = typename U::shape;
  using Rule = Stretched<Shape<E...>, S, strides_in<X>>;
  if constexpr (Rule::fits && S::dims[0] == dynamic && !is_symbolic<U>) {
    constexpr std::size_t beside = Shape<E...>::dims[sizeof...(E) - S::rank];
    if (beside != dynamic && x.rows() != beside)
      detail::fail<ShapeError>({"shape ", shape_text<S>(x.rows()), " cannot be broadcast to ", Shape<E...>::text()});
  }
  if constexpr (is_symbolic<U> || is_expression<U> || (detail::tensor::owner<U> && !std::is_lvalue_reference_v<X>)) {
    return restrided<Rule>(std::forward<X>(x));
  } else {
    using T = const typename U::value_type;
    const StridedView<T, S, strides_in<X>> to_read(x.data(), x.rows());
    return restrided<Rule>(to_read);
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET
