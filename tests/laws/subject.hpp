// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks.hpp>

#include <cstddef>
#include <cstring>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace laws {

using namespace dovetail;

/// y = x, computed: stands between two layers that would become one.
struct Same {
  template <class T, std::size_t B, std::size_t... E>
  static void forward(View<const T, B, E...> x, View<T, B, E...> y) {
    dovetail::detail::kernels::copy(x, y);
  }
  template <class T, std::size_t B, std::size_t... E>
  static void backward(View<const T, B, E...>, View<const T, B, E...>, View<const T, B, E...> dy, View<T, B, E...> dx) {
    if (dx.data() != nullptr) dovetail::detail::kernels::copy(dy, dx);
  }
};

/// An architecture as the laws see it: numbers in, numbers out, and no types, so that a law is compiled once
/// and not once an architecture. All functions take that many rows of a batch.
template <class T>
struct Subject {
  struct Parameter {
    std::string name;
    std::span<T> value, gradient;
  };
  std::string name;
  std::size_t input, output;  // elements of a sample
  std::vector<Parameter> parameters;
  std::function<std::size_t(std::size_t rows)> cache_bytes;
  std::function<void(std::size_t rows, const T* x, T* y, std::byte* cache)> train;
  std::function<void(std::size_t rows, const T* x, const T* y, const T* dy, T* dx, std::byte* cache)> backward;
};

/// A network of architecture A. Its parameters are moved off their initializers' special values, as the
/// zeros of a bias. Random numbers start anew in each `train`: a Dropout draws the same mask every time.
template <class A, class T = double>
Subject<T> subject() {
  using N = Network<A, T>;
  using F = typename N::architecture;
  using Pass = Training<F, T, dynamic>;
  const auto network = std::make_shared<N>(Seed{1});
  const auto gradient = std::make_shared<parameters_of<F, T>>();

  Subject<T> s{std::string(dovetail::detail::name_of<A>()), F::input::size, F::output::size, {}, {}, {}, {}};
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
  s.cache_bytes = [](std::size_t rows) { return F::template training_bytes<T>(rows); };
  s.train = [=](std::size_t rows, const T* x, T* y, std::byte* memory) {
    Random draws(Seed{3});
    auto cache = placed(memory, rows);
    F::train(network->parameters(), dovetail::detail::layers::ReadBatch<T, dynamic, typename F::input>(x, rows),
             dovetail::detail::layers::Batch<T, dynamic, typename F::output>(y, rows),
             Pass{network->states(), cache, draws});
  };
  s.backward = [=](std::size_t rows, const T* x, const T* y, const T* dy, T* dx, std::byte* memory) {
    Random draws(Seed{4});
    auto cache = placed(memory, rows);
    F::backward(network->parameters(), dovetail::detail::layers::ReadBatch<T, dynamic, typename F::input>(x, rows),
                dovetail::detail::layers::ReadBatch<T, dynamic, typename F::output>(y, rows),
                dovetail::detail::layers::ReadBatch<T, dynamic, typename F::output>(dy, rows),
                dovetail::detail::layers::Batch<T, dynamic, typename F::input>(dx, rows), *gradient,
                Pass{network->states(), cache, draws});
  };
  return s;
}

/// NaN in every element, and in a cache's counts and flags a number that none of them may have: what was
/// not overwritten shows.
template <class T>
void poison(std::span<T> memory) {
  std::memset(memory.data(), 0xFF, memory.size_bytes());
}
template <class T>
void poison(Subject<T>& s) {
  for (auto& p : s.parameters) poison(p.gradient);
}

/// Numbers of both signs, from 0.1 to 1 in size and no two equal: so that a small step crosses neither the
/// kink of a ReLU at 0 nor the tie of two elements in a pooling window.
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

}  // namespace laws
