// SPDX-License-Identifier: MIT
#include <dovetail/networks/pipeline.hpp>

#include <doctest/doctest.h>

#include <array>

#include <dovetail/layers.hpp>
#include <dovetail/networks/residual.hpp>

using namespace dovetail;

template <class... L>
using Inferring = detail::networks::InferencePipeline<
    detail::networks::inference_stages<typename detail::networks::bind<detail::networks::unknown, L...>::stages>>;
template <class... L>
using Trained = detail::networks::TrainingPipeline<
    detail::networks::training_stages<typename detail::networks::bind<detail::networks::unknown, L...>::stages>>;

template <class... L>
constexpr std::size_t inference_bytes(std::size_t rows) {
  return detail::layers::byte_count<typename Inferring<L...>::template Scratch<float, dynamic>>(rows);
}
template <class... L>
constexpr std::size_t training_bytes(std::size_t rows) {
  return detail::layers::byte_count<typename Trained<L...>::template Cache<float, dynamic>>(rows);
}

// Inference has room for what enters and what leaves the stage that needs most. The last output is y.
static_assert(inference_bytes<Dense<16, 32>>(1) == 0);
static_assert(inference_bytes<Dense<16, 32>, Dense<16>>(1) == 32 * 4);
static_assert(inference_bytes<Dense<16, 32>, Dense<48>, Dense<16>>(1) == (32 + 48) * 4);
static_assert(inference_bytes<Dense<16, 32>, Dense<48>, Dense<64>, Dense<16>, Dense<16>>(1) == (64 + 48) * 4);
static_assert(inference_bytes<Dense<16, 32>, Dense<48>, Dense<64>, Dense<16>, Dense<16>>(100) == (64 + 48) * 4 * 100);
static_assert(inference_bytes<Dense<16, 64>, Dense<16>, Dense<16>, Dense<64>, Dense<16>>(1) == (64 + 16) * 4);
static_assert(inference_bytes<Dense<16, 32>, ReLU, Dropout<0.5>, Dense<16>>(1) == 32 * 4);  // fused, passed through

// What a container needs for itself lies where the others' memory lies when they run.
using Two = Residual<Dense<64>, Dense<16>>;
using Three = Residual<Dense<16>, Dense<32>, Dense<64>>;
using Deep = Sequential<Sequential<Dense<32>, Dense<48>>, Dense<16>>;
static_assert(inference_bytes<Input<16>, Two, Residual<Dense<48>, Dense<16>>>(1) == (64 + 16) * 4);
static_assert(inference_bytes<Dense<16, 64>, Three, Dense<64>>(1) == (64 + 16 + 32 + 64) * 4);
static_assert(inference_bytes<Dense<16, 64>, Deep>(1) == (64 + 48 + 32) * 4);

// Training keeps each output but the last, and has the same room for what stages send back.
static_assert(training_bytes<Dense<16, 32>>(1) == 0);
static_assert(training_bytes<Dense<16, 32>, Dense<48>>(1) == (32 + 32) * 4);
static_assert(training_bytes<Dense<16, 32>, ReLU>(1) == 32 * 4);                      // the product's gradient
static_assert(training_bytes<Dense<16, 32>, Dropout<0.5>>(1) == (32 + 32) * 4 + 64);  // and a mask
static_assert(training_bytes<Flatten<4, 4>>(7) == 0);
static_assert(training_bytes<Dense<16, 32>, ReLU, Dense<48>, ReLU, Dense<16>>(7) == 7 * 4 * (32 + 48 + (32 + 48 + 48)));
static_assert(training_bytes<Input<16>, Two, Residual<Dense<48>, Dense<16>>>(1) ==
              4 * ((64 + 16) + 16 + (48 + 16) +
                   (64 + 16)));  // inner outputs and f(x) of both, x between, gradients of one

TEST_CASE("a chain that computes nothing copies") {
  using P = Inferring<Flatten<2, 2>>;
  P::Scratch<float, 1> scratch;
  const boost::hana::tuple<Nothing<>> records{};
  const Tensor<float, 1, 2, 2> x{{{1, 2}, {3, 4}}};
  Tensor<float, 1, 4> y;
  P::forward<float, 1>(
      records, x.view(), y.view(),
      detail::layers::InferencePass<boost::hana::tuple<Nothing<>>, P::Scratch<float, 1>>{records, scratch});
  CHECK(y == Tensor<float, 1, 4>{{1, 2, 3, 4}});

  using B = Trained<Flatten<2, 2>>;
  B::Cache<float, 1> cache;
  boost::hana::tuple<Nothing<>> gradient, state;
  Random random;
  const detail::layers::TrainingPass<boost::hana::tuple<Nothing<>>, B::Cache<float, 1>> pass{state, cache, random};
  y.fill(0);
  B::train<float, 1>(records, x.view(), y.view(), pass);
  CHECK(y == Tensor<float, 1, 4>{{1, 2, 3, 4}});
  const Tensor<float, 1, 4> dy{{5, 6, 7, 8}};
  Tensor<float, 1, 2, 2> dx;
  B::backward<float, 1>(records, x.view(), y.view(), dy.view(), dx.view(), gradient, pass);
  CHECK(dx == Tensor<float, 1, 2, 2>{{{5, 6}, {7, 8}}});
  B::backward<float, 1>(records, x.view(), y.view(), dy.view(), View<float, 1, 2, 2>(), gradient, pass);
}

namespace {
/// y = x, and counts what it is asked for.
struct Counts {
  static inline int backwards = 0, wanted = 0;
  static void forward(auto x, auto y) { detail::kernels::copy(x, y); }
  static void backward(auto, auto, auto dy, auto dx) {
    ++backwards;
    if (dx.data() != nullptr) ++wanted, detail::kernels::copy(dy, dx);
  }
};

// Runs a chain of 4 numbers forth and back; dx as said.
template <class... L>
void back(bool dx_wanted) {
  using J = detail::networks::BoundSequential<Shape<4>, L...>;
  parameters_of<J, float> p{}, gradient{};
  state_of<J, float> state{};
  cache_of<J, float, dynamic> cache;
  auto memory = Tensor<std::byte, dynamic>::with_rows(J::template training_bytes<float>(2));
  std::byte* next = memory.data();
  place(cache, next, 2);
  Random random;
  const Training<J, float, dynamic> pass{state, cache, random};
  auto x = Tensor<float, dynamic, 4>::with_rows(2), dx = x;
  auto y = tensor_of<float, detail::shape::batch_shape<typename J::output>>::with_rows(2), dy = y;
  const View<const float, dynamic, 4> in = x;
  J::train(p, in, y.view(), pass);
  using Y = detail::layers::ReadBatch<float, dynamic, typename J::output>;
  Counts::backwards = Counts::wanted = 0;
  J::backward(p, in, Y(y), Y(dy), dx_wanted ? dx.view() : View<float, dynamic, 4>(nullptr, 2), gradient, pass);
}
}  // namespace

TEST_CASE("nothing is sent back below the first layer with parameters, unless it is wanted") {
  back<Counts, Dense<4>, Counts>(true);
  CHECK(Counts::backwards == 2);
  CHECK(Counts::wanted == 2);
  back<Counts, Dense<4>, Counts>(false);
  CHECK(Counts::backwards == 1);
  CHECK(Counts::wanted == 1);
  back<Counts, Tanh, Counts>(false);  // nothing to be trained
  CHECK(Counts::backwards == 0);
}
