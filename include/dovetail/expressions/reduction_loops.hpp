// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <type_traits>
#include <utility>

#include <dovetail/expressions/functors.hpp>
#include <dovetail/expressions/axis.hpp>
#include <dovetail/expressions/make_with.hpp>
#include <dovetail/kernels/cascade.hpp>
#include <dovetail/simd/lanes.hpp>

/// What a reduction is made of: functions that join two elements, the loops, and lines read as packs.
namespace dovetail::inline DOVETAIL_TARGET::detail::expressions {

/// Functions that elements are joined by. `start` is joined with x to x; `exact` ones may meet an element twice.
struct Total : Plus {
  static constexpr bool exact = false;
  template <class T>
  static constexpr T start = T(0);
};
struct Product : Times {
  static constexpr bool exact = false;
  template <class T>
  static constexpr T start = T(1);
};
struct Least : ElementFunction<Promoted> {
  static constexpr bool exact = true;
  template <class T>
  static constexpr T start = (std::numeric_limits<T>::max)();
  template <class P>
  constexpr P operator()(P a, P b) const noexcept {
    return simd::select(a <= b || !(a == a), a, b);
  }  // a NaN is not equal
};
struct Most : ElementFunction<Promoted> {
  static constexpr bool exact = true;
  template <class T>
  static constexpr T start = std::numeric_limits<T>::lowest();
  template <class P>
  constexpr P operator()(P a, P b) const noexcept {
    return simd::select(a >= b || !(a == a), a, b);
  }
};

/// The loops of a reduction of X: around the innermost one some are kept, some reduced. The innermost runs over the
/// last axes of one kind.
template <class X, class Axes>
struct ReductionLoops : Loops<typename X::shape> {
  using S = typename X::shape;
  using All = Loops<S>;
  using All::axes, All::count, All::inner;
  static constexpr bool reduced(std::size_t loop) { return Axes::reduced[axes[loop]]; }
  /// Whether the innermost loop is reduced.
  static constexpr bool inward = count == 0 || reduced(count - 1);
  /// How many loops there are around it.
  static constexpr std::size_t outer = [] {
    if (count == 0) return std::size_t{0};
    std::size_t first = count - 1;
    while (first > 0 && reduced(first - 1) == inward && X::template can_collapse<S>(axes[first - 1], axes[first]))
      --first;
    return first;
  }();
  static constexpr bool open = count > 0 && outer == 0 && S::dims[0] == dynamic;
  static constexpr std::size_t length(std::size_t rows) { return All::length_from(outer, rows); }
  /// The length where it is a constant, else 0.
  static constexpr std::size_t known = open ? 0 : length(S::dims[0]);
  /// The last of the reduced loops around a kept one, whose rows are taken several at a time.
  static constexpr std::size_t along = [] {
    for (std::size_t i = outer; i-- > 0;)
      if (!inward && reduced(i)) return axes[i];
    return S::rank;
  }();

  /// Calls f() for each index of the outer loops that are kept, or reduced but `along`.
  template <bool Reduced, std::size_t Loop = 0, class F>
  static constexpr void for_each(std::size_t rows, Index<S::rank>& index, F f) {
    if constexpr (Loop == outer) {
      f();
    } else if constexpr (reduced(Loop) != Reduced || axes[Loop] == along) {
      for_each<Reduced, Loop + 1>(rows, index, f);
    } else {
      constexpr std::size_t axis = axes[Loop];
      const std::size_t extent = axis == 0 ? rows : S::dims[axis];
      for (index[axis] = 0; index[axis] < extent; ++index[axis]) for_each<Reduced, Loop + 1>(rows, index, f);
    }
  }
  /// How many rows there are along `along`.
  static constexpr std::size_t rows_along(std::size_t rows) {
    if constexpr (along == S::rank)
      return 1;
    else
      return along == 0 ? rows : S::dims[along];
  }
  /// The line that is `row` further along.
  static constexpr auto line(const X& x, Index<S::rank> index, std::size_t row = 0) {
    if constexpr (along != S::rank) index[along] = row;
    return x.template line<S, inner>(index);
  }
};

/// The loops of a reduction with these options; keepdims does not change them, so that they are compiled once.
template <class X, class... Option>
using reduction_loops = ReductionLoops<X, ReducedAxes<typename X::shape, decltype(axes_among(Option{}...)), false>>;

/// Reads the elements of a line, whatever their type, as packs of A.
template <class A>
struct PackReader {
  static constexpr std::size_t lanes(simd::FullPack<A>) { return simd::width<A>; }
  static constexpr std::size_t lanes(simd::Tail<A> at) { return at.count; }
  template <class P, std::size_t N>
  static constexpr std::size_t lanes(simd::FixedTail<P, N>) {
    return N;
  }
  template <class X, class Line, class At>
  [[gnu::always_inline]] static typename At::Pack read(const Line& line, At at) {
    if constexpr (std::is_same_v<typename X::value_type, A> && X::template packs<A>) {
      return line.pack(at);
    } else {
      A values[At::Pack::size]{};
      for (std::size_t i = 0; i < lanes(at); ++i) values[i] = static_cast<A>(line.element(at.i + i));
      return simd::load<typename At::Pack>(values);
    }
  }
  /// The elements of a line as a pack, with `padding` in the lanes after the last one.
  template <class X, class Line, class At>
  [[gnu::always_inline]] static typename At::Pack read_padded(const Line& line, At at, A padding) {
    using Pack = typename At::Pack;
    const Pack v = read<X>(line, at);
    if constexpr (std::is_same_v<At, simd::Tail<A>>) {
      A values[Pack::size];
      simd::store(values, v);
      return simd::load_first(values, at.count, padding);
    } else if constexpr (std::is_same_v<At, simd::FixedTail<Pack, Pack::size>> ||
                         std::is_same_v<At, simd::FullPack<A>>) {
      return v;
    } else {
      A values[Pack::size];
      simd::store(values, v);
      for (std::size_t i = lanes(at); i < Pack::size; ++i) values[i] = padding;
      return simd::load<Pack>(values);
    }
  }
};

/// Runs over at most this many bytes are unrolled, in packs that they fill.
inline constexpr std::size_t short_bytes = 256;
template <class A, std::size_t Known>
inline constexpr bool is_short = Known != 0 && Known * sizeof(A) <= short_bytes;
/// The packs of a run of `Known` elements, 0 where only run time knows how many: of a short one they fit it.
template <class A, std::size_t Known>
using pack_for = typename std::conditional_t<is_short<A, Known>,
                                             std::type_identity<simd::fitting_pack<A, is_short<A, Known> ? Known : 1>>,
                                             std::type_identity<simd::pack<A>>>::type;

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::expressions
