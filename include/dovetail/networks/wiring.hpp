// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>

#include <dovetail/explain/target.hpp>

/// Which values the stages of a container take, and when they are used: numbers alone. Values have numbers: 0 to
/// Inputs - 1 enter the container, and Inputs + i is what its stage i gives.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

/// No value, no output.
inline constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// The values that N stages take, Taken in all, and those that leave the container.
template <std::size_t N, std::size_t Taken = N, std::size_t Inputs = 1, std::size_t Outputs = 1>
struct Wires {
  static constexpr std::size_t input_count = Inputs, output_count = Outputs;

  std::array<std::size_t, N + 1> first{};      ///< stage i takes taken[first[i]] to taken[first[i + 1] - 1]
  std::array<std::size_t, Taken> taken{};      ///< numbers of values
  std::array<std::size_t, Outputs> outputs{};  ///< numbers of values

  /// How many values stage i takes.
  constexpr std::size_t count(std::size_t i) const { return first[i + 1] - first[i]; }
  /// The last stage that takes a value.
  constexpr std::size_t last_user(std::size_t value) const {
    std::size_t last = 0;
    for (std::size_t i = 0; i < N; ++i)
      for (std::size_t t = first[i]; t < first[i + 1]; ++t) last = taken[t] == value ? i : last;
    return last;
  }
  /// How often a value is taken by a stage or leaves.
  constexpr std::size_t users(std::size_t value) const {
    std::size_t count = 0;
    for (const std::size_t v : taken) count += v == value ? 1 : 0;
    for (const std::size_t v : outputs) count += v == value ? 1 : 0;
    return count;
  }
};

/// Whether each stage takes what the one before gives, and nothing else does.
template <std::size_t N, std::size_t Taken, std::size_t Inputs, std::size_t Outputs>
constexpr bool is_chain(const Wires<N, Taken, Inputs, Outputs>& wires) {
  if (Inputs != 1 || Outputs != 1 || Taken != N || wires.outputs[0] != N) return false;
  for (std::size_t i = 0; i < N; ++i)
    if (wires.taken[i] != i) return false;
  return true;
}

/// A chain of N stages: each takes what the one before gives.
template <std::size_t N>
constexpr Wires<N> chain_wires() {
  Wires<N> wires;
  for (std::size_t i = 0; i < N; ++i) wires.taken[i] = wires.first[i] = i;
  wires.first[N] = wires.outputs[0] = N;
  return wires;
}

/// The wiring of a chain. That of another container has a member `wires`: what its stages take, as written.
struct InOrder {};

/// Which values the N stages of a container take, as written: in order, where it does not say anything else.
template <class F, std::size_t N>
inline constexpr auto wires_as_written = chain_wires<N>();
template <class F, std::size_t N>
  requires requires { F::wiring::wires; }
inline constexpr auto wires_as_written<F, N> = F::wiring::wires;

/// What the R stages that run take, in order, if these are the numbers that they have as written. A stage that does not
/// run passes on what it gets, or is computed with the stage before it.
template <std::size_t Taken, std::size_t R, std::size_t N, std::size_t All, std::size_t Inputs, std::size_t Outputs>
constexpr Wires<R, Taken, Inputs, Outputs> running_wires(const Wires<N, All, Inputs, Outputs>& written,
                                                         const std::array<std::size_t, R>& running) {
  Wires<R, Taken, Inputs, Outputs> wires;
  std::array<std::size_t, Inputs + N> number{};  // of a value, among those that are there when they run
  for (std::size_t v = 0; v < Inputs; ++v) number[v] = v;
  std::size_t next = 0, taken = 0;
  for (std::size_t i = 0; i < N; ++i) {
    number[Inputs + i] = number[written.taken[written.first[i]]];
    if (next == R || running[next] != i) continue;
    wires.first[next] = taken;
    for (std::size_t t = written.first[i]; t < written.first[i + 1]; ++t)
      wires.taken[taken++] = number[written.taken[t]];
    number[Inputs + i] = Inputs + next++;
  }
  wires.first[R] = taken;
  for (std::size_t o = 0; o < Outputs; ++o) wires.outputs[o] = number[written.outputs[o]];
  return wires;
}

/// Which stages take nothing but what the stage before them gives, and are its only users: so that the two may run as
/// one. Stages that pass on what they get do not count.
template <std::size_t N, std::size_t Taken, std::size_t Inputs, std::size_t Outputs>
constexpr std::array<bool, N> only_users(const Wires<N, Taken, Inputs, Outputs>& wires,
                                         const std::array<bool, N>& passes) {
  std::array<std::size_t, Inputs + N> number{}, users{};  // number: of the value that it is, if nothing is passed on
  for (std::size_t v = 0; v < Inputs; ++v) number[v] = v;
  for (std::size_t i = 0; i < N; ++i) {
    number[Inputs + i] = passes[i] ? number[wires.taken[wires.first[i]]] : Inputs + i;
    for (std::size_t t = wires.first[i]; t < wires.first[i + 1]; ++t)
      if (!passes[i]) ++users[number[wires.taken[t]]];
  }
  for (const std::size_t output : wires.outputs) ++users[number[output]];
  std::array<bool, N> only{};
  std::size_t before = nowhere;
  for (std::size_t i = 0; i < N; ++i) {
    if (passes[i]) continue;
    only[i] = wires.count(i) == 1 && number[wires.taken[wires.first[i]]] == before && users[before] == 1;
    before = Inputs + i;
  }
  return only;
}

/// The first and the last step in which something is used.
struct Lifetime {
  std::size_t begin = nowhere, end = 0;

  bool operator==(const Lifetime&) const = default;

  /// It is used in this step.
  constexpr void add(std::size_t step) {
    begin = step < begin ? step : begin;
    end = step > end ? step : end;
  }
};
/// Whether what each stage has is used by itself and the next one alone.
template <std::size_t N>
constexpr bool is_handed_on(const std::array<Lifetime, N>& lives) {
  for (std::size_t i = 0; i < N; ++i)
    if (lives[i].begin != nowhere && lives[i].end > i + 1) return false;
  return true;
}

/// Where the outputs of N stages lie on the way forward.
template <std::size_t N>
struct ForwardFlow {
  std::array<std::size_t, N> output{};  ///< the output of the container that it lies in, or nowhere
  std::array<std::size_t, N> place{};   ///< otherwise: the stage whose place it has
  std::array<Lifetime, N> lives{};      ///< the steps in which that place is used, by the number of the stage
};
/// A stage that works in place writes over the first value that it takes, where nobody else uses that one.
template <std::size_t N, std::size_t Taken, std::size_t Inputs, std::size_t Outputs>
constexpr ForwardFlow<N> forward_flow(const Wires<N, Taken, Inputs, Outputs>& wires,
                                      const std::array<bool, N>& works_in_place = {}) {
  ForwardFlow<N> flow;
  for (std::size_t i = N; i-- > 0;) {
    flow.place[i] = i;
    flow.output[i] = nowhere;
    for (std::size_t o = Outputs; o-- > 0;)
      if (wires.outputs[o] == Inputs + i) flow.output[i] = o;
  }
  for (std::size_t i = N; i-- > 0;) {
    const std::size_t from = wires.taken[wires.first[i]];
    if (!works_in_place[i] || from < Inputs || wires.users(from) > 1) continue;
    flow.place[from - Inputs] = flow.place[i];
    flow.output[from - Inputs] = flow.output[i];
  }
  const auto use = [&](std::size_t value, std::size_t step) {
    if (value >= Inputs && flow.output[value - Inputs] == nowhere) flow.lives[flow.place[value - Inputs]].add(step);
  };
  for (std::size_t i = 0; i < N; ++i) {
    use(Inputs + i, i);
    for (std::size_t t = wires.first[i]; t < wires.first[i + 1]; ++t) use(wires.taken[t], i);
  }
  return flow;
}

/// Where the gradients of values lie on the way back, and which of them add up. A place is that of a value, by its
/// number, or Inputs + N + o: the gradient of output o, that the container is given.
template <std::size_t N, std::size_t Taken, std::size_t Inputs, std::size_t Outputs>
struct BackwardFlow {
  std::array<std::size_t, Inputs + N> place{};  ///< of the gradient of each value
  /// Where the gradient was before a stage gives its part: nowhere for the first one, which is not added.
  std::array<std::size_t, Taken> before{};
  std::array<std::size_t, Outputs> before_output{};  ///< the same, for the part that an output gives
  std::array<Lifetime, N> lives{};                   ///< when the place of what stage i gives is used: in step i, ...

  /// Whether a part is written to a place of its own, and then added.
  constexpr bool is_apart(const Wires<N, Taken, Inputs, Outputs>& wires, std::size_t t) const {
    return before[t] == wires.taken[t];
  }
};
/// Going back from the outputs, the first that uses a value writes its gradient, and the others add to it. A stage that
/// hands on its gradient gives it, unchanged, to all that it takes: it writes nothing.
template <std::size_t N, std::size_t Taken, std::size_t Inputs, std::size_t Outputs>
constexpr BackwardFlow<N, Taken, Inputs, Outputs> backward_flow(const Wires<N, Taken, Inputs, Outputs>& wires,
                                                                const std::array<bool, N>& hands_on = {}) {
  BackwardFlow<N, Taken, Inputs, Outputs> flow;
  flow.place.fill(nowhere);
  const auto use = [&](std::size_t place, std::size_t step) {
    if (place >= Inputs && place < Inputs + N) flow.lives[place - Inputs].add(step);
  };
  // A part of the gradient of a value, which lies somewhere; where it was before.
  const auto add = [&](std::size_t value, std::size_t part, std::size_t step) {
    const std::size_t before = flow.place[value];
    flow.place[value] = before == nowhere ? part : value;
    if (before != nowhere) use(before, step), use(part, step);
    use(flow.place[value], step);
    return before;
  };
  for (std::size_t o = 0; o < Outputs; ++o) flow.before_output[o] = add(wires.outputs[o], Inputs + N + o, N);
  for (std::size_t i = N; i-- > 0;) {
    use(flow.place[Inputs + i], i);
    for (std::size_t t = wires.first[i]; t < wires.first[i + 1]; ++t)
      flow.before[t] = add(wires.taken[t], hands_on[i] ? flow.place[Inputs + i] : wires.taken[t], i);
  }
  for (std::size_t v = 0; v < Inputs; ++v)
    if (flow.place[v] != v) use(flow.place[v], 0);  // is copied in the end
  return flow;
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
