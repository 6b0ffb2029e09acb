// SPDX-License-Identifier: MIT
#pragma once
#include <tuple>

#include <dovetail/expressions/contract.hpp>
#include <dovetail/expressions/einsum_subscripts.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
// A problem: see explain/problem.hpp. Its name holds the sentence, of which Clang prints some 32 letters: they come to
// the point.
template <expressions::Subscripts S, words Wrong>
struct einsum {
  static constexpr words text = words() << "dovetail: einsum \"" << S.text() << "\": " << Wrong;
};
}  // namespace detail::problems

namespace detail::ops {

/// The extents of labels as they come, up to the first two that differ.
struct LabelExtents {
  bool fails = false;
  char label = 0;
  std::size_t extents[2]{}, operands[2]{};

  constexpr void add(char next, std::size_t extent, std::size_t operand) {
    auto& [known, in] = seen[static_cast<unsigned char>(next)];
    if (fails || known == extent + 1) return;
    if (known == 0) {
      known = extent + 1, in = operand;
    } else {
      *this = {true, next, {known - 1, extent}, {in, operand}, {}};
    }
  }
  struct Seen {
    std::size_t extent = 0, operand = 0;
  };
  Seen seen[128]{};
};

/// The operands of einsum as shapes, and what is wrong with them.
template <expressions::Subscripts S, class... Shapes>
struct EinsumCheck {
  static constexpr expressions::Einsum parsed = expressions::parse_einsum(S.text());
  static constexpr std::size_t given = sizeof...(Shapes);

  // The extent of a label in the operands; a constant counts more than `dynamic`.
  static constexpr std::size_t extent(char label) {
    std::size_t found = 0, i = 0;
    const auto look = [&](const auto& dims) {
      for (std::size_t axis = 0; axis < dims.size(); ++axis)
        if (parsed.operands[i].of[axis] == label && (found == 0 || found == dynamic)) found = dims[axis];
      ++i;
    };
    (look(Shapes::dims), ...);
    return found;
  }
  // The rest of the sentence.
  static constexpr words wrong = [] {
    words text = parsed.wrong;
    if (text.size() != 0) return text;
    if (parsed.count != given) {
      text << parsed.count << (parsed.count == 1 ? " operand wanted, " : " operands wanted, ") << given
           << " given, between the parentheses";
      return text;
    }
    std::size_t i = 0;
    const auto ranks = [&]<class X>(X) {
      if (text.size() == 0 && X::rank != parsed.operands[i].rank)
        text << "operand " << i << " has " << X::rank << (X::rank == 1 ? " axis" : " axes") << ", not "
             << parsed.operands[i].rank << ": its shape is " << X::text();
      ++i;
    };
    (ranks(Shapes{}), ...);
    if (text.size() != 0) return text;

    LabelExtents found;
    i = 0;
    const auto compare = [&](const auto& dims) {
      for (std::size_t axis = 0; axis < dims.size(); ++axis)
        if (dims[axis] != dynamic) found.add(parsed.operands[i].of[axis], dims[axis], i);
      ++i;
    };
    (compare(Shapes::dims), ...);
    if (found.fails)
      text << std::string_view(&found.label, 1) << " is " << found.extents[0] << " in operand " << found.operands[0]
           << " and " << found.extents[1] << " in operand " << found.operands[1];
    for (std::size_t axis = 1; axis < parsed.result.rank; ++axis)
      if (text.size() == 0 && extent(parsed.result.of[axis]) == dynamic)
        text << parsed.result.text().substr(axis, 1)
             << " is None, but does not lead the result: only there a tensor has it";
    return text;
  }();
  using problem = std::conditional_t<wrong.size() == 0, none, problems::einsum<S, wrong>>;

  template <expressions::Labels L>
  struct Extents {
    static constexpr auto values = [] {
      std::array<std::size_t, L.rank> extents{};
      for (std::size_t i = 0; i < L.rank; ++i) extents[i] = extent(L.of[i]);
      return extents;
    }();
  };
  template <expressions::Labels L>
  using shape = shape::shape_from<Extents<L>>;
};

// The labels of A and B that are needed by the operands from `first` on or by the result: the one with a dynamic extent
// leads.
template <class Check>
constexpr expressions::Labels kept(const expressions::Labels& a, const expressions::Labels& b, std::size_t first) {
  const expressions::Einsum& parsed = Check::parsed;
  expressions::Labels result;
  for (const bool open : {true, false})
    for (const expressions::Labels* x : {&a, &b})
      for (const char label : x->text()) {
        bool needed = parsed.result.has(label);
        for (std::size_t i = first; i < parsed.count; ++i) needed |= parsed.operands[i].has(label);
        if (needed && !result.has(label) && (Check::extent(label) == dynamic) == open) result.push(label);
      }
  return result;
}

// Dynamic extents are known now.
template <class Check, class... X>
constexpr void check_einsum(std::string_view text, const X&... x) {
  if constexpr (((X::shape::dims[0] == dynamic) || ...)) {
    LabelExtents found;
    std::size_t i = 0;
    const auto compare = [&]<class Y>(const Y& y) {
      for (std::size_t axis = 0; axis < Y::shape::rank; ++axis)
        found.add(Check::parsed.operands[i].of[axis], axis == 0 ? y.rows() : Y::shape::dims[axis], i);
      ++i;
    };
    (compare(x), ...);
    if (found.fails)
      fail<ShapeError>({"einsum \"", text, "\": ", std::string_view(&found.label, 1), " is ", found.extents[0],
                        " in operand ", found.operands[0], " and ", found.extents[1], " in operand ",
                        found.operands[1]});
  }
}

/// Multiplies x, which has labels A, with operands Idx and so on, from the left to the right.
template <class Check, class T, expressions::Labels A, std::size_t Idx, class X, class Operands>
constexpr auto multiply_from(const X& x, const Operands& operands) {
  constexpr const expressions::Einsum& parsed = Check::parsed;
  if constexpr (Idx == parsed.count) {
    static_assert(parsed.count == 1);
    return expressions::product<A, expressions::Labels{}, parsed.result, T,
                                typename Check::template shape<parsed.result>>(x, expressions::Factor<T>{T(1)});
  } else {
    constexpr expressions::Labels B = parsed.operands[Idx];
    const auto& y = std::get<Idx>(operands);
    if constexpr (Idx + 1 == parsed.count) {
      return expressions::product<A, B, parsed.result, T, typename Check::template shape<parsed.result>>(x, y);
    } else {
      constexpr expressions::Labels C = kept<Check>(A, B, Idx + 1);
      using S = typename Check::template shape<C>;
      static_assert(
          shape::only_leading_is_dynamic(S::dims),
          "dovetail: einsum multiplies from the left to the right, and two axes of what comes out in between are None: "
          "put the operands into another order");
      const auto z = expressions::product<A, B, C, T, S>(x, y);
      if constexpr (S::rank == 0)
        return multiply_from<Check, T, C, Idx + 1>(expressions::Factor<T>{z}, operands);
      else
        return multiply_from<Check, T, C, Idx + 1>(expressions::operand(z), operands);
    }
  }
}

}  // namespace detail::ops

/// Σ of products over the letters that the result does not have, as NumPy's: einsum<"bij,bjk->bik">(a, b). Each letter
/// names an axis; one that stands twice in an operand is its diagonal. Without an arrow the result has the letters that
/// stand once, in the order of the alphabet. Operands are multiplied from the left to the right; integers wrap round
/// in their type. Throws ShapeError where dynamic extents differ.
template <detail::expressions::Subscripts S, any_operand... X>
constexpr auto einsum(const X&... x) {
  using namespace detail::ops;
  using Check = EinsumCheck<S, typename X::shape...>;
  using problem = detail::explained<typename Check::problem>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  using T = product_type<X...>;
  if constexpr (std::is_same_v<T, Symbolic> && no_problem<problem::text>) {
    return record_einsum<Check>(x...);
  } else if constexpr (no_problem<problem::text>) {
    const auto operands = std::tuple(product_operand<T>(x)...);
    check_einsum<Check>(S.text(), x...);
    return multiply_from<Check, T, Check::parsed.operands[0], 1>(std::get<0>(operands), operands);
  } else {
    return Refused<T, X...>{};
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET
