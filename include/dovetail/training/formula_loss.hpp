// SPDX-License-Identifier: MIT
#pragma once
// What refuses comes first, so that few lines of "In file included from" stand above its errors.
#include <dovetail/formula.hpp>
#include <dovetail/formula/batch.hpp>
#include <dovetail/training/loss.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::training {

/// The formula of loss L, of outputs of shape Out: written down for one sample, derived, and then run for all.
template <class L, class Out>
struct LossFormula {
  using Symbol = formula::symbol_of<Out>;
  static constexpr auto outcome() {
    if constexpr (requires(Symbol symbol) { L::formula(symbol, symbol); })
      return std::type_identity<decltype(L::formula(Symbol{}, Symbol{}))>{};
    else
      return std::type_identity<void>{};
  }
  using Outcome = typename decltype(outcome())::type;
  // Writes the formula of one sample down.
  static constexpr int write(formula::Draft& one, Symbol& wanted, Symbol& predicted) {
    formula::add_inputs(one, wanted);
    formula::add_inputs(one, predicted);
    return formula::whole(L::formula(wanted, predicted));
  }
  static constexpr bool is_written() {
    formula::Draft one;
    Symbol wanted, predicted;
    return write(one, wanted, predicted) >= 0;
  }
  static constexpr bool gives_number = [] {
    if constexpr (is_refused<Outcome>) return true;
    if constexpr (formula::symbol<Outcome>)
      return Outcome::rank == 0 && requires { typename std::bool_constant<is_written()>; };
    return false;
  }();

  /// The loss of each sample, and its gradient by the outputs times what is given first.
  template <bool Gradient>
  struct Source {
    static constexpr void draft(formula::Draft& all) {
      formula::Draft one;
      const int share = one.input(formula::one_element);
      Symbol wanted, predicted;
      const int y = write(one, wanted, predicted);
      int dy = -1;
      if constexpr (Gradient) formula::reverse(one.trace, y, share, &predicted.id, 1, &dy);
      const formula::Batch batch(one, 1, all);
      const auto want = [&](int node) {
        formula::Extents extents = one.trace.extents(node);
        extents[0] = dynamic;
        all.want(batch.each(node), extents);
      };
      want(y);
      if constexpr (Gradient) want(dy);
    }
  };

  /// The mean over the batch, some rows at a time, so that what is computed on the way lies on the stack.
  template <bool Gradient, class T>
  static double mean(const T* y, const T* t, T* dy, std::size_t rows) {
    using P = formula::Program<Source<Gradient>>;
    constexpr std::size_t fixed = P::buffers.fixed, per_row = P::buffers.per_row + 1,
                          room = formula::bytes_on_stack / sizeof(T),
                          most = fixed + per_row < room ? (room - fixed) / per_row : 1;
    const T share = T(1) / static_cast<T>(rows);
    double sum = 0;
    const auto run = [&](T* memory) {
      for (std::size_t first = 0; first < rows; first += most) {
        const std::size_t n = (std::min)(most, rows - first);
        T* const values = memory + fixed + P::buffers.per_row * n;
        const T* const given[]{&share, t + first * Out::size, y + first * Out::size};
        T* const wanted[]{values, Gradient ? dy + first * Out::size : nullptr};
        P::template run<T>(given, wanted, memory, memory + fixed, n);
        for (std::size_t i = 0; i < n; ++i) sum += finite<double>(static_cast<double>(values[i]));
      }
    };
    if constexpr (fixed + per_row * most <= room) {
      alignas(tensor::alignment) T memory[fixed + per_row * most];
      run(memory);
    } else {
      auto memory = tensor::Block<T>::unfilled(fixed + per_row, 1);
      run(memory.data());
    }
    return finite<double>(sum / static_cast<double>(rows));
  }
};
}  // namespace detail::training

/// A loss that is its formula, from which the gradient is derived while compiling. The formula is that of one sample,
/// and gives a number; the loss is the mean over the batch:
/// struct Huber : FormulaLoss<Huber> {
///   static constexpr auto formula(auto wanted, auto predicted) {
///     const auto off = abs(predicted - wanted);
///     return mean(where(off < 1, 0.5 * square(off), off - 0.5));
///   }
/// };
/// wanted and predicted have the shape of the network's output. Numbers are of the network's type, and their mean is
/// computed in double. It allocates nothing, unless a sample takes more than 64 KiB.
template <class Self>
struct FormulaLoss {
  template <class T, class Out>
  using Targets = OutputTargets<T, Out>;  ///< one number for each output

  template <class Out>
  static constexpr bool fits = detail::training::LossFormula<Self, Out>::gives_number;
  static constexpr detail::words wants =
      detail::words() << "a static constexpr formula(wanted, predicted) that gives a number, such as a mean";

  /// The mean over the batch; writes its gradient to dy, unless that is null.
  template <class T, std::size_t... E>
  static double of_outputs(View<const T, dynamic, E...> y, auto t, View<T, dynamic, E...> dy) {
    using Derived = detail::training::LossFormula<Self, Shape<E...>>;
    if constexpr (detail::is_refused<typename Derived::Outcome>)
      return 0;
    else if (dy.data() != nullptr)
      return Derived::template mean<true, T>(y.data(), t.data(), dy.data(), y.rows());
    else
      return Derived::template mean<false, T>(y.data(), t.data(), nullptr, y.rows());
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
