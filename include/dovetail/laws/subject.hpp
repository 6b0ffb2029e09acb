// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstring>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <dovetail/laws/verdict.hpp>
#include <dovetail/networks.hpp>
#include <dovetail/random/random.hpp>

/// What the laws share: who they are about, and the numbers that they are tried with.
namespace dovetail::inline DOVETAIL_TARGET::detail::laws {

template <class L, class In>
struct about {
  using type = Sequential<L>;
};
template <class L>
  requires networks::is_architecture<L>
struct about<L, void> {
  using type = L;
};
template <class L, std::size_t... E>
struct about<L, Shape<E...>> {
  using type = Sequential<Input<E...>, L>;
};
/// The network that a law is about: that of an architecture, or of a layer that takes samples of shape In, which may be
/// left out where the layer states it.
template <class L, class In>
using subject_of = typename laws::about<L, In>::type;

/// Below which the samples of a network are, where they are tokens or bytes; else 0.
template <class N>
inline constexpr std::size_t tokens_of = [] {
  constexpr auto most = (std::numeric_limits<typename N::element>::max)();
  if constexpr (std::is_floating_point_v<typename N::element>)
    return std::size_t{0};
  else
    return N::architecture::vocabulary > 0 ? N::architecture::vocabulary : static_cast<std::size_t>(most) + 1;
}();
/// Samples of a network: numbers from low to high, or any tokens or bytes.
template <class N>
auto draw_samples(std::size_t rows, Random& random, double low, double high) {
  using Element = typename N::element;
  auto x = tensor_of<Element, shape::batch_shape<typename N::input>>::with_rows(rows);
  for (Element& v : x.flat())
    if constexpr (tokens_of<N> == 0)
      v = random.uniform(static_cast<Element>(low), static_cast<Element>(high));
    else
      v = static_cast<Element>(random.below(tokens_of<N>));
  return x;
}

/// A network as the laws see it: numbers in, numbers out, and no types, so that a law is compiled once and not once a
/// network. All functions take that many rows of a batch.
template <class T>
struct Subject {
  struct Parameter {
    std::string name;
    std::span<T> value, gradient;
  };
  std::string name;
  std::size_t input, output;  // elements of a sample
  std::size_t tokens;         // 0, or below it the elements of x are tokens or bytes, given as T, and there is no dx
  std::vector<Parameter> parameters;
  std::function<std::size_t(std::size_t rows)> cache_bytes;
  std::function<void(std::size_t rows, const T* x, T* y, std::byte* cache)> train;
  std::function<void(std::size_t rows, const T* x, const T* y, const T* dy, T* dx, std::byte* cache)> backward;
};

/// Adapts the layers that learn from data without training, which answer NaN until then.
template <class A, class T>
void adapt_to_anything(Network<A, T>& network) {
  if constexpr (networks::Adapting<typename Network<A, T>::architecture>::count > 0) {
    Random random(Seed{8});
    adapt(network, draw_samples<Network<A, T>>(16, random, -1, 3));
  }
}

/// A network of architecture A. Its parameters are moved off their initializers' special values, as the zeros of a
/// bias. Random numbers start anew in each `train`: a Dropout draws the same mask every time.
template <class A, class T = double>
Subject<T> subject() {
  using N = Network<A, T>;
  using F = typename N::architecture;
  using Pass = Training<F, T, dynamic>;
  const auto network = std::make_shared<N>(Seed{1});
  const auto gradient = std::make_shared<parameters_of<F, T>>();
  laws::adapt_to_anything(*network);

  Subject<T> s{std::string(name_of<A>()), F::input::size, F::output::size, tokens_of<N>, {}, {}, {}, {}};
  Random random(Seed{2});
  for_each_tensor(
      [&](const TensorPath& path, auto& value, auto& slope) {
        for (T& v : value.flat()) v += random.uniform(T(-0.5), T(0.5));
        s.parameters.push_back({path.text(), value.flat(), slope.flat()});
      },
      network->parameters(), *gradient);

  const auto placed = [](std::byte* memory, std::size_t rows) {
    cache_of<F, T, dynamic> cache;
    place(cache, memory, rows);
    return cache;
  };
  using Element = typename N::element;
  const auto with_samples = [](std::size_t rows, const T* x, auto f) {
    if constexpr (std::same_as<Element, T>) {
      f(typename N::Samples(x, rows));
    } else {
      const std::vector<Element> elements(x, x + rows * F::input::size);
      f(typename N::Samples(elements.data(), rows));
    }
  };
  using ReadOut = layers::ReadBatch<T, dynamic, typename F::output>;
  s.cache_bytes = [](std::size_t rows) { return F::template training_bytes<T>(rows); };
  s.train = [=](std::size_t rows, const T* x, T* y, std::byte* memory) {
    Random draws(Seed{3});
    auto cache = placed(memory, rows);
    with_samples(rows, x, [&](auto samples) {
      F::train(network->parameters(), samples, layers::Batch<T, dynamic, typename F::output>(y, rows),
               Pass{network->states(), cache, draws});
    });
  };
  s.backward = [=](std::size_t rows, const T* x, const T* y, const T* dy, T* dx, std::byte* memory) {
    Random draws(Seed{4});
    auto cache = placed(memory, rows);
    layers::Batch<Element, dynamic, typename F::input> slopes(nullptr, rows);
    if constexpr (std::same_as<Element, T>) slopes = {dx, rows};
    with_samples(rows, x, [&](auto samples) {
      F::backward(network->parameters(), samples, ReadOut(y, rows), ReadOut(dy, rows), slopes, *gradient,
                  Pass{network->states(), cache, draws});
    });
  };
  return s;
}

/// NaN in every element, and in a cache's counts and flags a number that none of them may have: what was not
/// overwritten shows.
template <class T>
void poison(std::span<T> memory) {
  std::memset(memory.data(), 0xFF, memory.size_bytes());
}
template <class T>
void poison(Subject<T>& s) {
  for (auto& p : s.parameters) poison(p.gradient);
}

/// Numbers of both signs, from 0.1 to 1 in size and no two equal: so that a small step crosses neither the kink of a
/// ReLU at 0 nor the tie of two elements in a pooling window.
template <class T = double>
std::vector<T> off_kinks(std::size_t count, Random& random) {
  std::vector<T> values(count);
  for (std::size_t i = 0; i < count; ++i) {
    const T size = T(0.1) + T(0.9) * static_cast<T>(i + 1) / static_cast<T>(count);
    values[i] = i % 2 == 0 ? size : -size;
  }
  random.shuffle(values);
  return values;
}

/// Samples to differentiate at: numbers off the kinks, or any tokens or bytes.
template <class T>
std::vector<T> samples_of(const Subject<T>& s, std::size_t rows, Random& random) {
  if (s.tokens == 0) return off_kinks<T>(rows * s.input, random);
  std::vector<T> values(rows * s.input);
  for (T& v : values) v = static_cast<T>(random.below(s.tokens));
  return values;
}

/// Equal to the last bit; a NaN is equal to itself.
template <class T>
bool same_bits(std::span<const T> a, std::span<const T> b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size_bytes()) == 0;
}
template <class T>
bool same_bits(const T& a, const T& b) {
  return same_bits(std::span<const typename T::value_type>(a.data(), a.size()),
                   std::span<const typename T::value_type>(b.data(), b.size()));
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::laws
