// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/batch.hpp>
#include <dovetail/formula/derivatives.hpp>
#include <dovetail/formula/pack_function.hpp>
#include <dovetail/formula/record_argument.hpp>
#include <dovetail/layers/protocol/protocol.hpp>

/// What is derived of a layer that is a formula: the programs of its directions, and what stays from one to the other.
namespace dovetail::inline DOVETAIL_TARGET::detail::layers {

/// Calls the formula of L, which has the records P and State.
template <class L>
constexpr decltype(auto) with_formula_arguments(auto f, const auto& p, const auto& state, const auto&... x) {
  if constexpr (has_parameters<L> && has_state<L>) {
    return f(p, state, x...);
  } else if constexpr (has_parameters<L>) {
    return f(p, x...);
  } else if constexpr (has_state<L>) {
    return f(state, x...);
  } else {
    return f(x...);
  }
}
template <class L>
struct call_formula {
  constexpr auto operator()(const auto&... argument) const { return L::formula(argument...); }
};
template <class L>
struct takes_formula {
  constexpr auto operator()(const auto&... argument) const {
    constexpr bool callable = requires { L::formula(argument...); };
    return std::bool_constant<callable>{};
  }
};
template <class F, class L, class... S>
using called_with_symbols = decltype(with_formula_arguments<L>(F{}, std::declval<const parameters_of<L, Symbolic>&>(),
                                                               std::declval<const state_of<L, Symbolic>&>(),
                                                               std::declval<const formula::symbol_of<S>&>()...));

/// What a backward needs of a forward, beside x and y: sums, products, what has a derivative of its own, and what costs
/// more than a place in memory. The rest is computed again.
struct Saved {
  int count = 0;
  int node[formula::Draft::most_arguments]{};
  bool differs[formula::Draft::most_arguments]{};          ///< from sample to sample
  std::size_t elements[formula::Draft::most_arguments]{};  ///< of one sample
};
constexpr bool is_saved(formula::Op op) {
  return formula::is_reduction(op) || op == formula::Op::product || op == formula::Op::running ||
         op == formula::Op::custom || formula::is_expensive(op);
}

/// The formula of L, of samples of shapes S. It is written down of one sample, derived, and then run for all.
template <class L, class... S>
struct FormulaPrograms {
  using Draft = formula::Draft;
  using Outcome = called_with_symbols<call_formula<L>, L, S...>;

  /// Writes the formula down: its inputs are the parameters, the state and x. Gives y.
  static constexpr int forward(Draft& one) {
    parameters_of<L, Symbolic> p{};
    state_of<L, Symbolic> state{};
    std::tuple<formula::symbol_of<S>...> x;
    formula::add_inputs(one, p);
    formula::add_inputs(one, state);
    std::apply([&](auto&... each) { (formula::add_inputs(one, each), ...); }, x);
    return std::apply(
        [&](const auto&... each) {
          return formula::whole(with_formula_arguments<L>(call_formula<L>{}, p, state, each...));
        },
        x);
  }
  struct Facts {
    int parameters, first_x;  // of the inputs: how many, and which is the first one of x
    bool is_of_elements = false;
    bool leaves_an_axis = true;     // for the samples
    std::size_t multiply_adds = 0;  // of products, for a sample
  };
  static constexpr Facts find_facts() {
    Draft one;
    parameters_of<L, Symbolic> p{};
    formula::add_inputs(one, p);
    Facts found{one.given_count, one.given_count};
    Draft whole;
    const int y = forward(whole);
    found.first_x = whole.given_count - static_cast<int>(sizeof...(S));
    found.is_of_elements = formula::is_of_elements(whole.trace, y);
    for (int i = 0; i < whole.trace.size(); ++i) {
      found.leaves_an_axis &= whole.trace.extents(i)[0] == 1;
      found.multiply_adds += formula::multiply_adds_of(whole.trace, i);
    }
    return found;
  }
  /// Whether the compiler can run the formula.
  static constexpr bool is_constant = requires { typename std::bool_constant<(void(find_facts()), true)>; };
  static constexpr Facts facts = find_facts();
  static constexpr int parameters = facts.parameters, first_x = facts.first_x;

  // After the inputs of the formula y and dy are given. Writes the gradients by the inputs to `to`, in order.
  static constexpr int backward(Draft& one, int* to) {
    const int y = forward(one), count = one.given_count;
    int inputs[Draft::most_arguments]{};
    for (int i = 0; i < count; ++i) inputs[i] = one.given[i];
    one.give(y);
    const int dy = one.input(one.trace.extents(y));
    formula::reverse(one.trace, y, dy, inputs, count, to);
    return y;
  }
  static constexpr Saved saved = [] {
    Draft one, unused;
    int to[Draft::most_arguments]{};
    const int y = backward(one, to), count = one.given_count - 2;
    const formula::Batch batch(one, first_x, unused);
    const formula::Trace& t = one.trace;
    bool* const needed = new bool[static_cast<std::size_t>(t.size())]{};
    for (int i = 0; i < count; ++i)
      if (i < parameters || i >= first_x) needed[to[i]] = true;
    Saved result;
    for (int i = t.size(); i-- > 0;) {
      if (!needed[i] || one.is_given(i)) continue;
      const formula::Node n = t[i];
      if (i < y && is_saved(n.op)) {
        result.node[result.count] = i;
        result.differs[result.count] = batch.differs(i);
        result.elements[result.count++] = formula::count_of(n.extents).known;
      } else {
        for (std::size_t k = 0; k < formula::operands_of(n.op); ++k)
          if (n.from[k] >= 0) needed[n.from[k]] = true;
      }
    }
    delete[] needed;
    return result;
  }();

  static constexpr void want_each(Draft& all, const Draft& one, const formula::Batch& batch, int node, bool differs) {
    formula::Extents extents = one.trace.extents(node);
    if (differs) extents[0] = dynamic;
    all.want(batch.each(node), extents);
  }
  /// y
  template <bool Saves>
  struct Forward {
    static constexpr void draft(Draft& all) {
      Draft one;
      const int y = forward(one);
      const formula::Batch batch(one, first_x, all);
      want_each(all, one, batch, y, true);
      if constexpr (Saves)
        for (int i = 0; i < saved.count; ++i) want_each(all, one, batch, saved.node[i], saved.differs[i]);
    }
  };
  /// The gradients by the parameters, summed over the samples, and those by x.
  template <bool Parameters, bool X>
  struct Backward {
    static constexpr void draft(Draft& all) {
      Draft one;
      int to[Draft::most_arguments]{};
      backward(one, to);
      const int count = one.given_count - 2;
      for (int i = 0; i < saved.count; ++i) one.give(saved.node[i]);
      const formula::Batch batch(one, first_x, all);
      for (int i = 0; i < parameters && Parameters; ++i) all.want(batch.sum(to[i]), one.trace.extents(one.given[i]));
      for (int i = first_x; i < count && X; ++i) want_each(all, one, batch, to[i], true);
    }
  };
  /// Of elements: the function, and its gradient of x, y and dy.
  struct OfElements {
    static constexpr void draft(Draft& one) {
      const int y = forward(one);
      one.want(y, one.trace.extents(y));
    }
  };
  struct GradientOfElements {
    static constexpr void draft(Draft& one) {
      int to[Draft::most_arguments]{};
      backward(one, to);
      one.want(to[0], one.trace.extents(to[0]));
    }
  };
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::layers
