// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/finished.hpp>
#include <dovetail/formula/product.hpp>

/// What is written down of one sample, for all samples of a batch: they lie along an axis in front of all others, which
/// nothing of one sample has. So samples cannot mix, whatever a formula does.
namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

/// The axis of the samples, and its letter in products.
inline constexpr Axes first_axis = 1u;
inline constexpr char sample_letter = '*';

/// Writes the nodes of a draft of one sample down for a batch. Inputs are the same for all samples, such as parameters,
/// or differ from sample to sample.
class Batch {
 public:
  /// The inputs from number `first` on differ.
  constexpr Batch(const Draft& one, int first, Draft& all)
      : one_(one.trace),
        all_(all.trace),
        differs_(new bool[static_cast<std::size_t>(one.trace.size())]),
        now_(new int[static_cast<std::size_t>(one.trace.size())]) {
    for (int i = 0; i < one_.size(); ++i) {
      const Node n = one_[i];
      differs_[i] = n.op == Op::input && n.value >= first;
      for (std::size_t k = 0; k < operands_of(n.op); ++k)
        differs_[i] = differs_[i] || (n.from[k] >= 0 && differs_[n.from[k]]);
      now_[i] = write(i);
    }
    for (int i = 0; i < one.given_count; ++i) all.given[all.given_count++] = now_[one.given[i]];
  }
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;
  constexpr ~Batch() {
    delete[] differs_;
    delete[] now_;
  }

  /// Node i of each sample.
  constexpr int each(int i) const { return now_[i]; }
  constexpr bool differs(int i) const { return differs_[i]; }
  /// Σ of node i over all samples: products sum as they multiply.
  constexpr int sum(int i) const {
    const bool before = std::exchange(all_.as_written, false);
    const int y = sum_of(i);
    all_.as_written = before;
    return y;
  }

 private:
  constexpr int write(int i) const {
    Node n = one_[i];
    n.depth = 0, n.rule = nullptr;
    if (differs_[i]) n.extents[0] = dynamic;
    if (n.op == Op::input) return all_.append(n);
    for (std::size_t k = 0; k < n.from.size(); ++k)
      n.from[k] = k < operands_of(n.op) && n.from[k] >= 0 ? now_[n.from[k]] : -1;
    if (differs_[i] && n.op == Op::view) n.layout.steps[0] = elements(one_[i].from[0]);
    if (differs_[i] && n.op == Op::place) n.layout.steps[0] = elements(i);
    if (n.op == Op::product) {
      for (std::size_t k = 0; k < 2; ++k)
        if (differs_[one_[i].from[k]]) n.labels[k][0] = sample_letter;
      if (differs_[i]) n.labels[2][0] = sample_letter;
    }
    return all_.add(n);
  }
  constexpr std::ptrdiff_t elements(int i) const {
    return static_cast<std::ptrdiff_t>(count_of(one_.extents(i)).known);
  }

  // Whether a sum over the samples moves through node i, to a product or to a move of elements.
  constexpr bool passes(int i) const {
    const Node n = one_[i];
    if (!differs_[i]) return false;
    if (n.op == Op::product || n.op == Op::place || n.op == Op::running) return true;
    const bool first = n.from[0] >= 0 && passes(n.from[0]);
    if (n.op == Op::spread || n.op == Op::negative || n.op == Op::total || n.op == Op::view) return first;
    const bool second = n.from[1] >= 0 && passes(n.from[1]);
    if (n.op == Op::plus || n.op == Op::minus) return first || second;
    return (n.op == Op::times && ((first && !differs_[n.from[1]]) || (second && !differs_[n.from[0]])));
  }
  // Of what it is of there is less each time: that ends.
  constexpr int sum_of(int i) const {
    const Node n = one_[i];
    const int a = n.from[0], b = n.from[1];
    if (!differs_[i]) return formula::times(all_, now_[i], formula::constant(all_, 1, 1));
    const auto whole_sum = [&](int x) { return spread(all_, sum_of(x), one_.extents(x)); };
    if (n.op == Op::spread) return spread(all_, sum_of(a), n.extents);
    if (n.op == Op::negative) return formula::negated(all_, sum_of(a));
    if (n.op == Op::times && !differs_[a]) return formula::times(all_, sum_of(b), now_[a]);
    if (n.op == Op::times && !differs_[b]) return formula::times(all_, sum_of(a), now_[b]);
    if (n.op == Op::product) return sum_of_product(n);
    if (passes(i)) {
      if (n.op == Op::plus) return formula::plus(all_, sum_of(a), sum_of(b));
      if (n.op == Op::minus) return formula::minus(all_, sum_of(a), sum_of(b));
      if (n.op == Op::total) return formula::total(all_, sum_of(a), one_.extents(a), n.axes);
      if (n.op == Op::view) return formula::part_of(all_, whole_sum(a), n.extents, n.layout);
      if (n.op == Op::place) return formula::placed(all_, whole_sum(a), n.extents, n.layout);
      return formula::running_sum(all_, whole_sum(a), n.axes, n.value < 0);
    }
    if (n.op == Op::total)  // both sums at once
      return all_.add(
          {.op = Op::total, .from = {now_[a], -1, -1, -1}, .extents = n.extents, .axes = n.axes | first_axis});
    return all_.add({.op = Op::total, .from = {now_[i], -1, -1, -1}, .extents = n.extents, .axes = first_axis});
  }
  constexpr int sum_of_product(const Node& n) const {
    Factor factors[2]{};
    const bool both = differs_[n.from[0]] && differs_[n.from[1]];
    for (std::size_t k = 0; k < 2; ++k) {
      const int x = n.from[k];
      factors[k] = {both || !differs_[x] ? now_[x] : spread(all_, sum_of(x), one_.extents(x)), n.labels[k]};
      if (both) factors[k].labels[0] = sample_letter;
    }
    return formula::product(all_, factors[0], factors[1], n.labels[2], n.extents);
  }

  const Trace& one_;
  Trace& all_;
  bool* differs_;  // whether it differs from sample to sample
  int* now_;       // the node for all samples
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
