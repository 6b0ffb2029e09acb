// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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
class Subject {
 public:
  struct Parameter {
    std::string name;
    std::span<T> value, gradient;
  };
  std::string name;
  std::size_t input, output;  // elements of a sample
  std::size_t tokens;         // 0, or below it the elements of x are tokens or bytes, given as T, and there is no dx
  std::vector<Parameter> parameters;

  virtual ~Subject() = default;
  virtual std::size_t cache_bytes(std::size_t rows) const = 0;
  virtual void train(std::size_t rows, const T* x, T* y, std::byte* cache) = 0;
  virtual void backward(std::size_t rows, const T* x, const T* y, const T* dy, T* dx, std::byte* cache) = 0;

 protected:
  Subject(std::string_view of, std::size_t in, std::size_t out, std::size_t below)
      : name(of), input(in), output(out), tokens(below) {}
  // Moves a parameter off its initializer's special values, as the zeros of a bias.
  void add(std::string path, std::span<T> value, std::span<T> gradient, Random& random) {
    for (T& v : value) v += random.uniform(T(-0.5), T(0.5));
    parameters.push_back({std::move(path), value, gradient});
  }
};

/// Adapts the layers that learn from data without training, which answer NaN until then.
template <class A, class T>
void adapt_to_anything(Network<A, T>& network) {
  if constexpr (networks::Adapting<typename Network<A, T>::architecture>::count > 0) {
    Random random(Seed{8});
    adapt(network, draw_samples<Network<A, T>>(16, random, -1, 3));
  }
}

// The network of architecture A. Random numbers start anew in each `train`: a Dropout draws the same mask every time.
template <class A, class T>
class NetworkSubject final : public Subject<T> {
  using N = Network<A, T>;
  using F = typename N::architecture;
  using Element = typename N::element;
  using Cache = cache_of<F, T, dynamic>;
  using Pass = Training<F, T, dynamic>;
  using Out = layers::Batch<T, dynamic, typename F::output>;
  using ReadOut = layers::ReadBatch<T, dynamic, typename F::output>;

 public:
  NetworkSubject() : Subject<T>(name_of<A>(), F::input::size, F::output::size, tokens_of<N>) {
    laws::adapt_to_anything(network_);
    Random random(Seed{2});
    for_each_tensor([&](const TensorPath& path, auto& value,
                        auto& slope) { this->add(path.text(), value.flat(), slope.flat(), random); },
                    network_.parameters(), gradient_);
  }

  std::size_t cache_bytes(std::size_t rows) const override { return F::template training_bytes<T>(rows); }
  void train(std::size_t rows, const T* x, T* y, std::byte* memory) override {
    Random draws(Seed{3});
    Cache cache;
    place(cache, memory, rows);
    F::train(network_.parameters(), samples(rows, x), Out(y, rows), Pass{network_.states(), cache, draws});
  }
  void backward(std::size_t rows, const T* x, const T* y, const T* dy, T* dx, std::byte* memory) override {
    Random draws(Seed{4});
    Cache cache;
    place(cache, memory, rows);
    layers::Batch<Element, dynamic, typename F::input> slopes(nullptr, rows);
    if constexpr (std::same_as<Element, T>) slopes = {dx, rows};
    F::backward(network_.parameters(), samples(rows, x), ReadOut(y, rows), ReadOut(dy, rows), slopes, gradient_,
                Pass{network_.states(), cache, draws});
  }

 private:
  typename N::Samples samples(std::size_t rows, const T* x) {
    if constexpr (std::same_as<Element, T>) {
      return {x, rows};
    } else {
      elements_.assign(x, x + rows * F::input::size);
      return {elements_.data(), rows};
    }
  }

  N network_{Seed{1}};
  parameters_of<F, T> gradient_;
  std::vector<Element> elements_;  // where they are not T
};

template <class A, class T = double>
std::unique_ptr<Subject<T>> subject() {
  return std::unique_ptr<Subject<T>>(new NetworkSubject<A, T>);  // one unique_ptr for all: this is what a law costs
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
