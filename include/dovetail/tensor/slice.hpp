// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

#include <dovetail/tensor/index.hpp>
#include <dovetail/tensor/strided.hpp>

/// Parts of tensors, seen where they are: x(all, range<0, 10, 2>, last), x.slice<8>(start).
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
[[gnu::cold]] constexpr words range_text(std::ptrdiff_t begin, std::ptrdiff_t end, std::ptrdiff_t step) {
  words text;
  const auto number = [&](std::ptrdiff_t n) { text << (n < 0 ? "-" : "") << static_cast<std::size_t>(n < 0 ? -n : n); };
  text << "range<";
  number(begin);
  if (end != to_end) text << ", ", number(end);
  if (step != 1) text << (end == to_end ? ", to_end, " : ", "), number(step);
  return text << ">";
}
template <std::ptrdiff_t Begin, std::ptrdiff_t End, std::ptrdiff_t Step, std::size_t Axis, class S>
struct range_for_axis {
  static constexpr words text = [] {
    words sentence;
    sentence << "dovetail: " << range_text(Begin, End, Step) << " does not lie within axis " << Axis << " of shape "
             << S::text();
    if (Step <= 0) sentence << ": a step is at least 1, and flip<" << Axis << ">(x) turns an axis round";
    return sentence;
  }();
};
template <std::size_t N, std::size_t Axis, class S>
struct slice_N_does_not_lie_within_axis_N_of_shape {};
template <std::size_t Given, class S>
struct N_indices_and_ranges_are_more_than_the_axes_of_shape {};
}  // namespace detail::problems

namespace detail::tensor {

// What a token makes of an axis of `Extent` elements: whether the axis stays, with which extent and step, and whether
// the axis is known to be long enough. The functions tell the same of an axis whose length is known at last.
template <class Token, std::size_t Extent>
struct Cut {
  static constexpr bool stays = false, fits = true;
  static constexpr std::size_t extent = 1, step = 1;
  static constexpr std::size_t first(Token index, std::size_t) { return static_cast<std::size_t>(index); }
  static constexpr bool reaches(Token index, std::size_t length) { return first(index, length) < length; }
  [[gnu::cold]] static std::string text(Token index) { return sentence({"index ", index}); }
};
template <std::size_t Extent>
struct Cut<All, Extent> {
  static constexpr bool stays = true, fits = true;
  static constexpr std::size_t extent = Extent, step = 1;
  static constexpr std::size_t first(All, std::size_t) { return 0; }
  static constexpr std::size_t count(std::size_t length) { return length; }
  static constexpr bool reaches(All, std::size_t) { return true; }
  [[gnu::cold]] static std::string text(All) { return "all"; }
};
template <std::size_t Extent>
struct Cut<Last, Extent> {
  static constexpr bool stays = false, fits = true;
  static constexpr std::size_t extent = 1, step = 1;
  static constexpr std::size_t first(Last, std::size_t length) { return length - 1; }
  static constexpr bool reaches(Last, std::size_t length) { return length > 0; }
  [[gnu::cold]] static std::string text(Last) { return "last"; }
};
template <std::size_t N, std::size_t Extent>
struct Cut<SliceOf<N>, Extent> {
  static constexpr bool stays = true, fits = N <= Extent;  // dynamic is the largest of all
  static constexpr std::size_t extent = N, step = 1;
  static constexpr std::size_t first(SliceOf<N> slice, std::size_t) { return slice.first; }
  static constexpr bool reaches(SliceOf<N> slice, std::size_t length) {
    return length >= N && slice.first <= length - N;
  }
  [[gnu::cold]] static std::string text(SliceOf<N> slice) { return sentence({"slice<", N, ">(", slice.first, ")"}); }
};
template <std::ptrdiff_t Begin, std::ptrdiff_t End, std::ptrdiff_t Step, std::size_t Extent>
struct Cut<Range<Begin, End, Step>, Extent> {
  using Token = Range<Begin, End, Step>;
  // Ends that count from the same end of the axis need not know its length: here they get one that is always enough.
  static constexpr bool same_end = Begin < 0 ? End < 0 || End == to_end : End >= 0 && End != to_end;
  static constexpr std::size_t known = Extent != dynamic ? Extent : static_cast<std::size_t>(to_end) / 2;
  static constexpr std::ptrdiff_t from_start(std::ptrdiff_t index, std::size_t length) {
    if (index == to_end) return static_cast<std::ptrdiff_t>(length);
    return index < 0 ? static_cast<std::ptrdiff_t>(length) + index : index;
  }
  static constexpr std::size_t first(Token, std::size_t length) {
    return static_cast<std::size_t>(from_start(Begin, length));
  }
  static constexpr std::size_t count(std::size_t length) {
    return static_cast<std::size_t>((from_start(End, length) - from_start(Begin, length) + Step - 1) / Step);
  }
  static constexpr bool reaches(Token, std::size_t length) {
    const std::ptrdiff_t begin = from_start(Begin, length), end = from_start(End, length);
    return 0 <= begin && begin <= end && end <= static_cast<std::ptrdiff_t>(length);
  }
  static constexpr bool stays = true, fits = Step > 0 && ((Extent == dynamic && !same_end) || reaches({}, known));
  static constexpr std::size_t extent = [] {
    if constexpr (!fits)
      return std::size_t{1};
    else
      return Extent == dynamic && !same_end ? dynamic : count(known);
  }();
  static constexpr std::size_t step = static_cast<std::size_t>(Step);
  [[gnu::cold]] static std::string text(Token) { return std::string(problems::range_text(Begin, End, Step)); }
};

template <class S, class Strides, class Axes, class... Token>
struct Sliced;
template <class S, class Strides, std::size_t... Idx, class... Token>
struct Sliced<S, Strides, std::index_sequence<Idx...>, Token...> {
  static constexpr std::size_t given = sizeof...(Token);

  struct Axis {
    bool stays;
    std::size_t extent;
    std::ptrdiff_t stride;
  };
  // All axes, those that no token names as they are.
  static constexpr auto axes = [] {
    std::array<Axis, S::rank> list{Axis{Cut<Token, S::dims[Idx]>::stays, Cut<Token, S::dims[Idx]>::extent,
                                        static_cast<std::ptrdiff_t>(Cut<Token, S::dims[Idx]>::step)}...};
    for (std::size_t i = given; i < S::rank; ++i) list[i] = {true, S::dims[i], 1};
    for (std::size_t i = 0; i < S::rank; ++i) list[i].stride *= Strides::values[i];
    return list;
  }();
  static constexpr std::size_t rank = [] {
    std::size_t n = 0;
    for (const Axis& axis : axes) n += axis.stays;
    return n;
  }();
  struct PartExtents {
    static constexpr auto values = [] {
      std::array<std::size_t, rank> out{};
      std::size_t n = 0;
      for (const Axis& axis : axes)
        if (axis.stays) out[n++] = axis.extent;
      return out;
    }();
  };
  struct PartStrides {
    static constexpr auto values = [] {
      std::array<std::ptrdiff_t, rank> out{};
      std::size_t n = 0;
      for (const Axis& axis : axes)
        if (axis.stays) out[n++] = axis.stride;
      return out;
    }();
  };
  using shape = shape::shape_from<PartExtents>;
  using strides = detail::shape::strides_from<PartStrides>;

  // Where the part starts.
  static constexpr std::ptrdiff_t offset(std::size_t rows, Token... token) {
    std::ptrdiff_t sum = 0;
    const auto add = [&]<class C>(C, std::size_t axis, auto t) {
      const std::size_t length = axis == 0 ? rows : S::dims[axis];
      if (!C::reaches(t, length))
        fail<IndexError>({C::text(t), " is out of range for axis ", axis, " of shape ", shape_text<S>(rows)});
      sum += static_cast<std::ptrdiff_t>(C::first(t, length)) * Strides::values[axis];
    };
    (add(Cut<Token, S::dims[Idx]>{}, Idx, token), ...);
    return sum;
  }
  // The leading extent of the part, where run time tells it.
  static constexpr std::size_t rows(std::size_t rows) {
    if constexpr (rank > 0 && S::dims[0] == dynamic)
      if constexpr (shape::dims[0] == dynamic && given > 0) return first_cut::count(rows);
    if constexpr (rank > 0)
      if constexpr (shape::dims[0] != dynamic) return shape::dims[0];
    return rows;
  }
  using first_cut = Cut<std::tuple_element_t<0, std::tuple<Token..., All>>, S::dims[0]>;
};

// The problem of the first range that does not lie within its axis.
template <class S, std::size_t Axis, class Token>
struct cut_problem {
  using type = none;
};
template <class S, std::size_t Axis, std::ptrdiff_t B, std::ptrdiff_t E, std::ptrdiff_t N>
struct cut_problem<S, Axis, Range<B, E, N>> {
  using type = std::conditional_t<Cut<Range<B, E, N>, S::dims[Axis]>::fits, none,
                                  problems::range_for_axis<B, E, N, Axis, shape::shown<S>>>;
};
template <class S, std::size_t Axis, std::size_t N>
struct cut_problem<S, Axis, SliceOf<N>> {
  using type = std::conditional_t<Cut<SliceOf<N>, S::dims[Axis]>::fits, none,
                                  problems::slice_N_does_not_lie_within_axis_N_of_shape<N, Axis, shape::shown<S>>>;
};
template <class S, class Axes, class... Token>
struct slice_problem;
template <class S, std::size_t... Idx, class... Token>
struct slice_problem<S, std::index_sequence<Idx...>, Token...>
    : first_problem<typename cut_problem<S, Idx, Token>::type...> {};

/// A part of x: see operator() of Indexed.
template <class X, class... Token>
constexpr decltype(auto) sliced(X& x, Token... token) {
  using S = typename X::shape;
  if constexpr (sizeof...(Token) > S::rank) {
    using problem =
        explained<problems::N_indices_and_ranges_are_more_than_the_axes_of_shape<sizeof...(Token), shape::shown<S>>>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return (x);  // so that there is no other error
  } else {
    using Axes = std::index_sequence_for<Token...>;
    using problem = explained<typename slice_problem<S, Axes, Token...>::type>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    using Part = Sliced<S, strides_of<X>, Axes, Token...>;
    const std::ptrdiff_t offset = Part::offset(x.rows(), token...);
    const std::size_t rows = Part::rows(x.rows());
    return borrow<typename Part::shape, typename Part::strides>(
        x.data() + (has_elements<typename Part::shape>(rows) ? offset : 0), rows);
  }
}

}  // namespace detail::tensor
}  // namespace dovetail::inline DOVETAIL_TARGET
