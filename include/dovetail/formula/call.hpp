// SPDX-License-Identifier: MIT
#pragma once
#include <tuple>

#include <dovetail/formula/argument.hpp>
#include <dovetail/formula/program.hpp>

/// Runs a program on arguments.
namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

/// What a program computes on the way is on the stack up to that many bytes.
inline constexpr std::size_t bytes_on_stack = 65536;

/// The number of rows that dynamic extents have, which all have: 0 where there is none.
template <class... X>
constexpr std::size_t common_rows(const X&... x) {
  bool found = false;
  std::size_t rows = 0;
  [[maybe_unused]] const auto look = [&]<class Y>(const Y& leaf) {
    if constexpr (any_operand<Y>)
      if constexpr (Y::shape::dims[0] == dynamic) {
        if (found && rows != leaf.rows())
          fail<ShapeError>({"a formula of tensors with ", rows, " rows and with ", leaf.rows()});
        found = true, rows = leaf.rows();
      }
  };
  (for_each_leaf(look, x), ...);
  return rows;
}

/// An owned result of shape S with that many rows, or a number.
template <class T, class S>
constexpr auto result_of(std::size_t rows) {
  if constexpr (S::rank == 0)
    return T(0);
  else
    return expressions::uninitialized<T, S>(rows);
}

/// The addresses of leaves, of which numbers are copied as T.
template <class T, int Count>
struct Given {
  const T* at[Count + 1]{};
  T numbers[Count + 1]{};

  template <class... X>
  constexpr explicit Given(const X&... x) {
    int next = 0;
    const auto add = [&]<class Y>(const Y& leaf) {
      if constexpr (any_operand<Y>)
        at[next] = leaf.data();
      else
        numbers[next] = static_cast<T>(leaf), at[next] = numbers + next;
      ++next;
    };
    (for_each_leaf(add, x), ...);
  }
};
/// The addresses of leaves that are written.
template <class T, int Count>
struct Wanted {
  T* at[Count + 1]{};

  template <class... Y>
  constexpr explicit Wanted(Y&... y) {
    int next = 0;
    const auto add = [&]<class Z>(Z& leaf) {
      if constexpr (any_operand<Z>)
        at[next++] = leaf.data();
      else
        at[next++] = &leaf;
    };
    (for_each_leaf(add, y), ...);
  }
};

/// Computes y... from x...
template <class T, class Source, class... Y, class... X>
constexpr void compute(const std::tuple<Y&...>& y, const X&... x) {
  using P = Program<Source>;
  const std::size_t rows = common_rows(x...);
  if constexpr (P::needs_rows)
    if (rows == 0) fail<ShapeError>({"the mean or an extreme of no rows, in a formula"});
  const Given<T, P::counts.given> given(x...);
  const auto wanted = std::apply([](Y&... each) { return Wanted<T, P::counts.wanted>(each...); }, y);
  constexpr std::size_t fixed = P::buffers.fixed;
  if (std::is_constant_evaluated()) {
    T* const work = new T[P::buffers.elements(rows) + 1]{};
    P::template run<T>(given.at, wanted.at, work, work + fixed, rows);
    delete[] work;
  } else if constexpr (P::buffers.per_row == 0 && fixed * sizeof(T) <= bytes_on_stack) {
    alignas(tensor::alignment) T work[fixed + 1];
    P::template run<T>(given.at, wanted.at, work, work + fixed, rows);
  } else {
    auto work = tensor::Block<T>::unfilled(P::buffers.elements(rows) + 1, 1);
    P::template run<T>(given.at, wanted.at, work.data(), work.data() + fixed, rows);
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
