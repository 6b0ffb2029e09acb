// SPDX-License-Identifier: MIT
// A graph of several inputs and outputs: forward, train and backward take tuples of views, in order of appearance.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include <dovetail/layers.hpp>
#include <dovetail/networks/graph.hpp>
#include <dovetail/networks/network.hpp>

using namespace dovetail;
namespace hana = boost::hana;

namespace {

using Two = Graph<NamedInput<"image", 3, 2>, Flatten<>, Dense<4>, Tanh, Tap<"seen">, NamedInput<"meta", 3>, Dense<2>,
                  Tap<"kept">, Join<Concatenate, "seen">, Tap<"trunk">, Dense<3>, Output<"digit">, Use<"trunk">,
                  Dense<2>, Join<Add, "kept">, Output<"angle">>;
using F = detail::networks::BoundGraph<detail::networks::unknown, NamedInput<"image", 3, 2>, Flatten<>, Dense<4>, Tanh,
                                       Tap<"seen">, NamedInput<"meta", 3>, Dense<2>, Tap<"kept">,
                                       Join<Concatenate, "seen">, Tap<"trunk">, Dense<3>, Output<"digit">, Use<"trunk">,
                                       Dense<2>, Join<Add, "kept">, Output<"angle">>;
static_assert(std::derived_from<Two, F> && std::same_as<F::problem, detail::none> &&
              std::same_as<F::input, detail::layers::Shapes<Shape<3, 2>, Shape<3>>> &&
              std::same_as<F::output, detail::layers::Shapes<Shape<3>, Shape<2>>>);
// An output that is used again, an input that is an output, and a value that is two outputs.
using Odd = detail::networks::BoundGraph<detail::networks::unknown, NamedInput<"a", 2>, Output<"same">, Dense<2>,
                                         Output<"one">, Output<"two">, Tanh, Tap<"t">, NamedInput<"b", 2>,
                                         Join<Multiply, "t">, Output<"three">>;

static_assert(std::same_as<Odd::problem, detail::none>);

/// A batch of what enters and leaves a graph, with gradients, in double.
template <class G>
struct Ends {
  static constexpr std::size_t rows = 3;
  using In = detail::layers::Batch<double, dynamic, typename G::input>;
  using Out = detail::layers::Batch<double, dynamic, typename G::output>;
  using ReadIn = detail::layers::ReadBatch<double, dynamic, typename G::input>;
  using ReadOut = detail::layers::ReadBatch<double, dynamic, typename G::output>;

  parameters_of<G, double> p{}, gradient{};
  state_of<G, double> state{};
  std::vector<std::vector<double>> x, dx, y, r;
  Tensor<std::byte, dynamic> memory = Tensor<std::byte, dynamic>::with_rows(G::template training_bytes<double>(rows));

  Ends() {
    Random random(Seed{1});
    G::template initialize<double>(p, state, random);
    fill<In>(x, random), fill<In>(dx, random), fill<Out>(y, random), fill<Out>(r, random);
  }
  template <class V>
  static void fill(std::vector<std::vector<double>>& all, Random& random) {
    hana::unpack(V(), [&](auto... view) { (all.emplace_back(rows * decltype(view)::row_size), ...); });
    for (auto& one : all)
      for (double& v : one) v = random.uniform(-1., 1.);
  }
  template <class V>
  static V views(std::vector<std::vector<double>>& all, bool given = true) {
    std::vector<double*> at;
    std::vector<std::size_t> numbers;
    for (auto& one : all) numbers.push_back(at.size()), at.push_back(given ? one.data() : nullptr);
    return detail::layers::make_views<V>::from(numbers.data(), at, rows);
  }
  auto cache() {
    cache_of<G, double, dynamic> placed;
    detail::layers::place(placed, memory.data(), 0, rows);
    return placed;
  }
  // Σ r · y
  double loss() {
    auto kept = cache();
    Random random;
    G::train(p, views<ReadIn>(x), views<Out>(y), Training<G, double, dynamic>{state, kept, random});
    double sum = 0;
    for (std::size_t o = 0; o < y.size(); ++o)
      for (std::size_t i = 0; i < y[o].size(); ++i) sum += r[o][i] * y[o][i];
    return sum;
  }
  void backward(bool wants_dx) {
    loss();
    auto kept = cache();
    Random random;
    G::backward(p, views<ReadIn>(x), views<ReadOut>(y), views<ReadOut>(r), views<In>(dx, wants_dx), gradient,
                Training<G, double, dynamic>{state, kept, random});
  }
  void compare(double& value, double slope) {
    const double at = value, step = 1e-6;
    value = at + step;
    const double above = loss();
    value = at - step;
    const double below = loss();
    value = at;
    CHECK(slope == doctest::Approx((above - below) / (2 * step)).epsilon(1e-6));
  }
  void gradient_law() {
    backward(true);
    const auto slopes = dx;
    for (std::size_t i = 0; i < x.size(); ++i)
      for (std::size_t k = 0; k < x[i].size(); ++k) compare(x[i][k], slopes[i][k]);
    const auto with_dx = gradient;
    backward(false);
    for_each_tensor(
        [&](const TensorPath&, auto& value, const auto& slope, const auto& same) {
          for (std::size_t i = 0; i < value.size(); ++i) {
            CHECK(slope.data()[i] == same.data()[i]);
            compare(value.data()[i], slope.data()[i]);
          }
        },
        p, gradient, with_dx);
  }
  // Inference gives what training gives.
  void infers_as_it_trains() {
    loss();
    const auto trained = y;
    scratch_of<G, double, dynamic> scratch;
    auto block = Tensor<std::byte, dynamic>::with_rows(G::template batch_inference_bytes<double>(rows));
    detail::layers::place(scratch, block.data(), 0, rows);
    for (auto& one : y) std::fill(one.begin(), one.end(), std::nan(""));
    G::forward(p, views<ReadIn>(x), views<Out>(y), Inference<G, double, dynamic>{state, scratch});
    CHECK(y == trained);
  }
};

}  // namespace

TEST_CASE_TEMPLATE("two inputs and two outputs keep the gradient law, and infer what they train", G, F, Odd) {
  Ends<G> ends;
  ends.gradient_law();
  ends.infers_as_it_trains();
}

TEST_CASE("an output may be an input, and two outputs one value") {
  Ends<Odd> ends;
  ends.loss();
  CHECK(ends.y[0] == ends.x[0]);
  CHECK(ends.y[1] == ends.y[2]);
}
