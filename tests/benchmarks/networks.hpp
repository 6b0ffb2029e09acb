// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <random>

#include "harness.hpp"

/// Networks of Dense layers with an activation between them, inference and training.
namespace bench {

/// The weights that everyone starts from: of shape (in, out) and (out).
inline std::span<const float> kernel(std::size_t in, std::size_t out) {
  return shared("kernel " + std::to_string(in) + "x" + std::to_string(out), in * out,
                1 / std::sqrt(static_cast<float>(in)));
}
inline std::span<const float> bias(std::size_t out) { return shared("bias " + std::to_string(out), out, 0.1f); }
/// Gives a network of dovetail these weights.
void set_weights(auto& network) {
  network.for_each_parameter([](const std::string&, auto& tensor) {
    constexpr auto dims = std::remove_reference_t<decltype(tensor)>::shape::dims;
    if constexpr (dims.size() == 2) {
      std::ranges::copy(kernel(dims[0], dims[1]), tensor.data());
    } else {
      std::ranges::copy(bias(dims[0]), tensor.data());
    }
  });
}

/// Inference: a network of these sizes on that many samples.
template <std::size_t... Size>
struct Net {
  static constexpr std::array<std::size_t, sizeof...(Size)> sizes{Size...};
  std::string name;  ///< of its activation too
  std::size_t samples;

  Row row() const {
    double weights = 0;
    for (std::size_t i = 1; i < sizes.size(); ++i) weights += static_cast<double>((sizes[i - 1] + 1) * sizes[i]);
    const auto n = static_cast<double>(samples);
    return {"inference/" + name, 2 * n * weights, sizeof(float) * weights, samples * sizes.back(), n};
  }
  std::span<const float> x() const { return shared(row().name + "/x", samples * sizes.front()); }
};

inline const Net<784, 128, 10> one_digit{"784-128-10 ReLU, 1 sample", 1}, digits_32{"784-128-10 ReLU, 32 samples", 32};
inline const Net<1, 8, 8, 1> tanh_net{"1-8-8-1 tanh", 64};
inline const Net<13, 32, 16, 3> table_net{"13-32-16-3 ReLU", 64};
inline const Net<4, 4> dense_4{"Dense 4x4", 64};
inline const Net<8, 8> dense_8{"Dense 8x8", 64};
inline const Net<16, 16> dense_16{"Dense 16x16", 64};

/// Adds a contender that answers one sample after the other. make() gives what does answer(x, y).
template <std::size_t... Size>
void contend_one_by_one(const Net<Size...>& net, const std::string& who, auto make) {
  contend(net.row(), who, [=] {
    return [=, answer = make(), x = net.x().data(), y = result(net.row()).data()] {
      for (std::size_t i = 0; i < net.samples; ++i) {
        answer(x + i * net.sizes.front(), y + i * net.sizes.back());
        benchmark::ClobberMemory();  // samples come one at a time
      }
    };
  });
}

/// The same for a peer that has dense<In, Out>(x, kernel, bias, y) and activate<Size>(y).
template <class Peer, std::size_t In, std::size_t Out, std::size_t... Next>
void answer(const float* x, float* y, const float* const* weights) {
  if constexpr (sizeof...(Next) == 0) {
    Peer::template dense<In, Out>(x, weights[0], weights[1], y);
  } else {
    alignas(64) float hidden[Out];
    Peer::template dense<In, Out>(x, weights[0], weights[1], hidden);
    Peer::template activate<Out>(hidden);
    answer<Peer, Out, Next...>(hidden, y, weights + 2);
  }
}
template <class Peer, std::size_t... Size>
void contend_net(const Net<Size...>& net, const std::string& who) {
  contend_one_by_one(net, who, [=] {
    std::array<const float*, 2 * sizeof...(Size) - 2> weights;
    for (std::size_t i = 0; i + 1 < sizeof...(Size); ++i) {
      weights[2 * i] = kernel(net.sizes[i], net.sizes[i + 1]).data();
      weights[2 * i + 1] = bias(net.sizes[i + 1]).data();
    }
    return [=](const float* x, float* y) { answer<Peer, Size...>(x, y, weights.data()); };
  });
}

/// Training: samples of shape (count, 784) and their labels, of MNIST or as many.
struct Samples {
  std::span<const float> x;
  std::span<const std::int32_t> y;
};
const Samples& samples();

/// The optimizer's settings, Keras's.
inline constexpr float learning_rate = 1e-3f, beta_1 = 0.9f, beta_2 = 0.999f, epsilon = 1e-7f;

/// Adds a contender that trains 784-128-10 with ReLU, softmax, cross-entropy and Adam for an epoch at a time.
/// Trainer(batch) has epoch(samples, shuffled) and last_kernel(). The check is 10 steps in the order of the samples.
template <class Trainer>
void contend_training(const std::string& who) {
  for (const std::size_t batch : {std::size_t{32}, std::size_t{128}}) {
    constexpr double flops = 60'000.0 * 2 * (2 * 784 * 128 + 3 * 128 * 10);  // the first layer needs no dX
    const Row row{"training/784-128-10 Adam, batch " + std::to_string(batch), flops, 0, 0};
    contend(row, who,
            [=] { return [&all = samples(), trainer = Trainer(batch)]() mutable { trainer.epoch(all, true); }; });
    const Row same{"the same work/training, batch " + std::to_string(batch), 0, 0, 128 * 10};
    contend(same, who, [=] {
      return [=] {
        Trainer trainer(batch);
        trainer.epoch({samples().x.first(10 * batch * 784), samples().y.first(10 * batch)}, false);
        std::ranges::copy(trainer.last_kernel(), result(same).begin());
      };
    });
  }
}

/// What peers do before each epoch and each step: a new order of the samples, and the rows of a batch.
inline std::vector<std::size_t> order_of(const Samples& samples, bool shuffled, std::minstd_rand& random) {
  std::vector<std::size_t> order(samples.y.size());
  std::iota(order.begin(), order.end(), 0);
  if (shuffled) std::shuffle(order.begin(), order.end(), random);
  return order;
}
inline void gather(const Samples& samples, std::span<const std::size_t> rows, float* x, std::int32_t* y) {
  for (const std::size_t row : rows) {
    x = std::copy_n(&samples.x[row * 784], 784, x);
    *y++ = samples.y[row];
  }
}

}  // namespace bench
