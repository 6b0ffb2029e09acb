// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/laws/gradient.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::laws {
template <class A>
struct before_tanh;
template <class... L>
struct before_tanh<Sequential<L...>> {
  using type = Sequential<L..., Tanh>;
};

inline void check_ending(Subject<double>& s, Verdict& verdict) {
  const std::size_t rows = 5;
  Random random(Seed{6});
  const auto x = samples_of(s, rows, random), dy = off_kinks(rows * s.output, random);
  auto memory = Tensor<std::byte, dynamic>::with_rows(s.cache_bytes(rows));
  const auto slopes = [&](bool poisoned) {
    std::vector<double> y(rows * s.output), dx(rows * s.input);
    poison(s);
    s.train(rows, x.data(), y.data(), memory.data());
    if (poisoned) poison(std::span(y));
    s.backward(rows, x.data(), y.data(), dy.data(), dx.data(), memory.data());
    for (const auto& p : s.parameters) dx.insert(dx.end(), p.gradient.begin(), p.gradient.end());
    return dx;
  };
  if (!same_bits(slopes(true), slopes(false)))
    verdict.add({s.name, ": its backward reads y, which is the activation's where it ends in one"});
}
}  // namespace detail::laws

/// The law of a layer with `ends_in_activation`: its backward does not read y, and with an activation behind it the
/// gradient law holds too. L is such a layer, or an architecture whose last layer is one.
///
///     CHECK(ending_law<MyLayer, Shape<4, 3>>());
template <class L, class In = void>
Verdict ending_law(std::initializer_list<std::size_t> batches = {5, 1}) {
  namespace laws = detail::laws;
  Verdict verdict;
  const auto s = laws::subject<laws::subject_of<L, In>>();
  laws::check_ending(*s, verdict);
  verdict.add(gradient_law<typename laws::before_tanh<laws::subject_of<L, In>>::type>(batches));
  return verdict;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
