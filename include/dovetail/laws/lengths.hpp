// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include <dovetail/laws/subject.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::laws {

/// Whether an architecture takes padded samples, of 2 steps or more.
template <class A>
concept takes_lengths =
    is_none<decltype(networks::lengths_problem<resolved<A>>())> && (resolved<A>::input::dims[0] > 1);

// The answer to one sample, and the gradients for the output gradient dy, in training.
template <class F, class T>
struct Slopes {
  std::vector<T> y, dx, gradient;

  template <class Network, class Steps>
  Slopes(Network& network, const std::vector<layers::element_of<F, T>>& x, const std::vector<T>& dy, Steps steps,
         std::uint64_t seed = 4)
      : y(dy.size()), dx(x.size()) {
    using Element = layers::element_of<F, T>;
    const std::size_t rows = x.size() / F::input::size;
    auto memory = Tensor<std::byte, dynamic>::with_rows(F::template training_bytes<T>(rows));
    poison(memory.flat());
    cache_of<F, T, dynamic> cache;
    std::byte* next = memory.data();
    layers::place(cache, next, rows);
    Random random(Seed{seed});
    parameters_of<F, T> slopes;
    const layers::ReadBatch<Element, dynamic, typename F::input> samples(x.data(), rows);
    const layers::Batch<T, dynamic, typename F::output> out(y.data(), rows), dout(const_cast<T*>(dy.data()), rows);
    layers::Batch<Element, dynamic, typename F::input> din(nullptr, rows);
    if constexpr (std::same_as<Element, T>) din = {dx.data(), rows};
    const auto pass = Training<F, T, dynamic>{network.states(), cache, random}.with(steps);
    using ReadOut = layers::ReadBatch<T, dynamic, typename F::output>;
    F::train(network.parameters(), samples, out, pass);
    F::backward(network.parameters(), samples, ReadOut(out), ReadOut(dout), din, slopes, pass);
    for_each_tensor([&](const TensorPath&,
                        const auto& part) { gradient.insert(gradient.end(), part.data(), part.data() + part.size()); },
                    slopes);
  }
};

// Whether the first of `many` numbers are the bits of others, and what is behind them is 0.
template <class T>
bool begins_with(const T* many, std::size_t size, const std::vector<T>& others) {
  return same_bits(std::span<const T>(many, others.size()), std::span<const T>(others)) &&
         std::all_of(many + others.size(), many + size, [](T v) { return v == 0; });
}

// Whether numbers are those of others but for rounding, which is relative to the largest of them.
template <class T>
bool equal_up_to_rounding(const std::vector<T>& values, const std::vector<T>& others) {
  T largest = 0;
  for (const T v : others) largest = (std::max)(largest, (std::abs)(v));
  return std::equal(values.begin(), values.end(), others.begin(), others.end(), [&](T v, T other) {
    return (std::abs)(v - other) <= 64 * std::numeric_limits<T>::epsilon() * largest;
  });
}

// The law for samples of N steps, beside others that have all.
template <class A, class T, std::size_t N>
void check_length_of(Verdict& verdict) {
  using Net = Network<A, T>;
  using F = typename Net::architecture;
  using G = resolved<typename networks::with_steps<A, N>::type>;  // of their own length
  using Element = typename Net::element;
  constexpr std::size_t most = F::input::dims[0];
  const auto add = [&](const char* what) { verdict.add({name_of<A>(), ", ", N, " of ", most, " steps: ", what}); };
  Net network(Seed{5});
  laws::adapt_to_anything(network);
  Random random(Seed{7});
  auto x = draw_samples<Net>(3, random, -2, 2);
  const std::vector<std::uint32_t> lengths{N, most, N};
  for (const std::size_t b : {std::size_t{0}, std::size_t{2}})  // what must not be looked at
    if constexpr (std::is_floating_point_v<Element>)
      std::fill_n(x.data() + b * F::input::size + G::input::size, F::input::size - G::input::size,
                  std::numeric_limits<Element>::quiet_NaN());
    else
      std::fill_n(x.data() + b * F::input::size + G::input::size, F::input::size - G::input::size, Element(-1));
  const Padded data{x, lengths};
  const auto own = [&](std::size_t b) {
    return std::vector<Element>(x.data() + b * F::input::size, x.data() + b * F::input::size + G::input::size);
  };
  const auto bits_of = [](const auto& y) { return std::vector<T>(y.data(), y.data() + y.size()); };

  const auto y = network.predict(data);
  const auto bound = network.template at<N>();
  for (const std::size_t b : {std::size_t{0}, std::size_t{2}}) {
    const std::vector<Element> alone = own(b);
    const auto answer = bits_of(bound.predict(typename decltype(bound)::Sample(alone.data())));
    if (!begins_with(y[b].data(), F::output::size, answer)) add("it answers to padding in a batch");
    const auto one = network.predict(x[b], N);
    if (!begins_with(one.data(), F::output::size, answer)) add("it answers to padding in one sample");
  }

  const auto slopes_of = [&](std::size_t first, std::size_t count, std::uint64_t seed) {
    std::vector<T> dy(count * F::output::size);
    for (std::size_t b = 0; b < count; ++b) {
      auto part = off_kinks<T>(lengths[first + b] == N ? G::output::size : F::output::size, random);
      std::copy(part.begin(), part.end(), dy.begin() + static_cast<std::ptrdiff_t>(b * F::output::size));
    }
    const auto* from = data.samples().data() + first * F::input::size;
    const std::vector<Element> samples(from, from + count * F::input::size);
    return std::pair(Slopes<F, T>(network, samples, dy, networks::StepCounts<>{lengths.data() + first}, seed), dy);
  };
  const auto own_slopes_of = [&](std::size_t b, const T* dy) {
    return Slopes<G, T>(network, own(b), std::vector<T>(dy, dy + G::output::size), layers::AllSteps{});
  };
  const auto [one, dy] = slopes_of(2, 1, 4);
  const auto alone = own_slopes_of(2, dy.data());
  if (!begins_with(one.y.data(), F::output::size, alone.y)) add("it answers to padding in training");
  if (!begins_with(one.dx.data(), F::input::size, alone.dx)) add("its dx depends on padding, or is not 0 there");
  if (!equal_up_to_rounding(one.gradient, alone.gradient)) add("the gradient of its parameters depends on padding");

  const auto [batch, dys] = slopes_of(0, 3, 4);
  if (!same_bits(std::span<const T>(batch.y), std::span<const T>(slopes_of(0, 3, 6).first.y))) return;  // it is random
  for (const std::size_t b : {std::size_t{0}, std::size_t{2}}) {
    const auto beside = own_slopes_of(b, dys.data() + b * F::output::size);
    if (!begins_with(batch.y.data() + b * F::output::size, F::output::size, beside.y))
      add("it answers to padding in a batch in training");
    if (!begins_with(batch.dx.data() + b * F::input::size, F::input::size, beside.dx))
      add("its dx depends on padding in a batch, or is not 0 there");
  }
}

}  // namespace detail::laws

/// The law of lengths: a padded sample gets the same answer to the last bit as the same weights bound at its own
/// length, whatever stands in the padding, alone and in a batch, in inference and in training; and the same dx, which
/// is 0 in the padding. Gradients of parameters are the same but for rounding: their sums have another order. L is a
/// layer that knows lengths, or an architecture of such layers.
///
///     CHECK(lengths_law<MyLayer, Shape<4, 3>>());
template <class L, class In = void, class T = float>
Verdict lengths_law() {
  namespace laws = detail::laws;
  using A = laws::subject_of<L, In>;
  static_assert(laws::takes_lengths<A>, "dovetail: the law of lengths is about what knows lengths, of 2 steps or more");
  constexpr std::size_t most = resolved<A>::input::dims[0], fewest = detail::networks::fewest_steps<resolved<A>>();
  Verdict verdict;
  laws::check_length_of<A, T, fewest>(verdict);
  if constexpr (fewest < most - 1) laws::check_length_of<A, T, most - 1>(verdict);
  return verdict;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
