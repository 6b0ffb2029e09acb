// SPDX-License-Identifier: MIT
#include <dovetail/networks/network.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <cstdlib>
#include <new>
#include <string>
#include <type_traits>
#include <vector>

#include <dovetail/layers.hpp>
#include <dovetail/networks/residual.hpp>
#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/comparison.hpp>
#include <networks/allocations.hpp>

thread_local bool counting = false;
thread_local int allocations = 0;
namespace {
void* allocate(std::size_t bytes, std::size_t align) {
  allocations += counting;
  void* p = std::aligned_alloc(align, (bytes + align) / align * align);
  if (p == nullptr) std::abort();
  return p;
}
// Not inline: GCC would see free() behind `new` and warn.
[[gnu::noinline]] void release(void* p) { std::free(p); }
}  // namespace
void* operator new(std::size_t bytes) { return allocate(bytes, alignof(std::max_align_t)); }
void* operator new[](std::size_t bytes) { return allocate(bytes, alignof(std::max_align_t)); }
void* operator new(std::size_t bytes, std::align_val_t align) {
  return allocate(bytes, static_cast<std::size_t>(align));
}
void* operator new[](std::size_t bytes, std::align_val_t align) {
  return allocate(bytes, static_cast<std::size_t>(align));
}
void operator delete(void* p) noexcept { release(p); }
void operator delete[](void* p) noexcept { release(p); }
void operator delete(void* p, std::size_t) noexcept { release(p); }
void operator delete[](void* p, std::size_t) noexcept { release(p); }
void operator delete(void* p, std::align_val_t) noexcept { release(p); }
void operator delete[](void* p, std::align_val_t) noexcept { release(p); }
void operator delete(void* p, std::size_t, std::align_val_t) noexcept { release(p); }
void operator delete[](void* p, std::size_t, std::align_val_t) noexcept { release(p); }

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;
using N = Network<Digits>;

static_assert(std::same_as<N::input, Shape<28, 28>> && std::same_as<N::output, Shape<10>>);
static_assert(std::same_as<N::Output, Tensor<float, 10>> && std::same_as<N::Outputs, Tensor<float, dynamic, 10>>);
static_assert(std::same_as<N::value_type, float> && std::same_as<Network<Digits, double>::Output, Tensor<double, 10>>);
static_assert(N::parameter_count == 101'770 && N::layer_count == 5 && N::valid);
static_assert(!std::is_convertible_v<Seed, N>);

// One sample in, one out; a batch in, a batch out. A sample can neither throw nor allocate.
static_assert(std::same_as<decltype(std::declval<const N&>().predict(Tensor<float, 28, 28>{})), Tensor<float, 10>>);
static_assert(std::same_as<decltype(std::declval<const N&>().predict(Tensor<float, dynamic, 28, 28>{})),
                           Tensor<float, dynamic, 10>>);
static_assert(
    std::same_as<decltype(std::declval<const N&>().predict(Tensor<float, 3, 28, 28>{})), Tensor<float, dynamic, 10>>);
static_assert(noexcept(std::declval<const N&>().predict(std::declval<const Tensor<float, 28, 28>&>())));
static_assert(noexcept(std::declval<const N&>().predict(std::declval<N::Sample>(),
                                                        std::declval<Workspace<Digits>&>())));

namespace {

// Small enough to be worked out by hand: y = max(x · kernel + bias, 0) · {1, -1}.
using Small = Sequential<Dense<2, 2>, ReLU, With<Dense<2, 1>, NoBias>>;
Network<Small> small() {
  Network<Small> network;
  network.layer<0>().kernel = {{1, -1}, {2, 1}};
  network.layer<0>().bias = {0.5f, 1};
  network.layer<2>().kernel = {{1}, {-1}};
  return network;
}

using Large =
    Sequential<Dense<8, 20'000>, ReLU, Dense<20'000, 3>, Dense<3, 20'000>>;  // 80 KB of activations and as much output

}  // namespace

TEST_CASE("a network computes") {
  const auto network = small();
  CHECK(network.predict(Tensor<float, 2>{1, 1}) == Tensor<float, 1>{2.5f});
  CHECK(network.predict(Tensor<float, 2>{-2, 0}) == Tensor<float, 1>{-3});
  CHECK(network.predict(Tensor<float, dynamic, 2>{{1, 1}, {-2, 0}, {0, 0}}) ==
        Tensor<float, dynamic, 1>{{2.5f}, {-3}, {-0.5f}});
}

TEST_CASE("samples come from anywhere: a tensor, a row of a batch, a pointer") {
  const auto network = small();
  const Tensor<float, dynamic, 2> batch{{0, 0}, {1, 1}};
  CHECK(network.predict(batch[1]) == Tensor<float, 1>{2.5f});
  const float raw[] = {7, 1, 1};
  CHECK(network.predict(View<const float, 2>(raw + 1)) == Tensor<float, 1>{2.5f});
  const Tensor<float, 2, 2> fixed{{0, 0}, {1, 1}};
  CHECK(network.predict(fixed) == network.predict(batch));
}

// Generic code can ask, and a refused call gives another type.
using Vector = Network<Sequential<Dense<4, 3>>>;
static_assert(accepts<Vector, Tensor<float, 4>> && accepts<Vector, Tensor<float, dynamic, 4>> &&
              accepts<Vector, Array<float>>);
static_assert(!accepts<Vector, Tensor<float, 5>> && !accepts<Vector, Tensor<double, 4>> && !accepts<Vector, int>);
static_assert(accepts<Vector, decltype(Tensor<float, 4>() + 1)> && !accepts<Vector, decltype(Tensor<float, 5>() + 1)>);
template <class X>
concept answered = requires(const Vector& network, const X& x) {
  { network.predict(x) } -> std::same_as<Tensor<float, 3>>;
};
static_assert(answered<Tensor<float, 4>> && !answered<Tensor<float, 5>>);

TEST_CASE("a network is called as predict is") {
  const Network<Sequential<Input<4>, Dense<3>, Softmax>> network;
  const Tensor<float, 4> one{1, 2, 3, 4};
  const Tensor<float, 2, 4> two{{1, 2, 3, 4}, {5, 6, 7, 8}};
  CHECK(network(one) == network.predict(one));
  CHECK(network(two) == network.predict(two));
  CHECK(network(two[1]) == network.predict(two[1]));
  CHECK(network(two / 2) == network.predict(two / 2));
}

TEST_CASE("an expression is computed first") {
  const auto network = small();
  const Tensor<double, dynamic, 2> batch{{0, 0}, {2, 2}};
  CHECK(network.predict(cast<float>(batch / 2.0)) == network.predict(Tensor<float, dynamic, 2>{{0, 0}, {1, 1}}));
  CHECK(network.predict(cast<float>(batch[1] / 2.0)) == Tensor<float, 1>{2.5f});
}

TEST_CASE("a batch may be empty") {
  const auto network = small();
  CHECK(network.predict(Tensor<float, dynamic, 2>()).rows() == 0);
  CHECK(network.predict(Array<float>{{0, 2}, {}}).rows() == 0);
}

TEST_CASE("one sample allocates nothing") {
  const N network;
  const Tensor<float, 28, 28> x;
  CHECK(allocations_of([&] { CHECK(network.predict(x)(0) > 0); }) == 0);
  CHECK(allocations_of([] { ::operator delete(::operator new(1)); }) == 1);  // it does count
}

TEST_CASE("beyond 64 KiB of activations a workspace keeps one sample from allocating") {
  static_assert(resolved<Large>::inference_bytes<float> > detail::networks::stack_bytes);
  const Network<Large> network(Seed{3});
  const Tensor<float, 8> x{1, 2, 3, 4, 5, 6, 7, 8};
  Workspace<Large> workspace;
  CHECK(allocations_of([&] { network.predict(x, workspace); }) == 0);
  CHECK(allocations_of([&] { network.predict(x); }) > 0);
  CHECK(network.predict(x, workspace) == network.predict(x));
}

TEST_CASE("data whose shape only run time knows is checked once, at the boundary") {
  const N network;
  const Array<float> images{{3, 28, 28}, Tensor<float, dynamic>::with_rows(3 * 784)};
  CHECK(network.predict(images) == network.predict(images.view<dynamic, 28, 28>()));
  const Array<float> flat{{100, 784}, Tensor<float, dynamic>::with_rows(100 * 784)};
  CHECK_THROWS_WITH_AS(network.predict(flat),
                       "Input 0 of Sequential is incompatible with the data: expected shape (None, 28, 28), "
                       "found shape (100, 784)",
                       ShapeError);
  CHECK_THROWS_AS(network.predict(Array<float>{{28, 28}, Tensor<float, dynamic>::with_rows(784)}), ShapeError);
}

TEST_CASE("parameters have Keras's names, with the index of their layer") {
  Network<Sequential<Input<6>, Dense<9>, ReLU, Sequential<Dense<5>, Residual<Dense<5>>>, BatchNormalization>> network;
  std::vector<std::string> names;
  std::size_t count = 0;
  network.for_each_parameter([&](const std::string& name, auto& tensor) {
    names.push_back(name);
    count += tensor.size();
    tensor.fill(1);
  });
  CHECK(names == std::vector<std::string>{"0.kernel", "0.bias", "2.0.kernel", "2.0.bias", "2.1.0.kernel", "2.1.0.bias",
                                          "3.gamma", "3.beta"});
  CHECK(count == network.parameter_count);
  const auto& fixed = network;
  fixed.for_each_parameter([](const std::string&, const auto& tensor) {
    for (const float v : tensor.flat()) CHECK(v == 1);
  });
}

TEST_CASE("layers are reached by their index, and by a path inside a container") {
  Network<Sequential<Input<4>, Dense<4>, ReLU, Dropout<0.5>, Tanh, Residual<Dense<4>, Sequential<Dense<4>>>,
                     BatchNormalization>>
      network;
  network.layer<4, 0>().bias = {1, 2, 3, 4};
  network.layer<4, 1, 0>().bias = {5, 6, 7, 8};
  network.state<5>().moving_mean = {9, 9, 9, 9};
  const auto& fixed = network;
  CHECK(fixed.layer<4, 0>().bias == Tensor<float, 4>{1, 2, 3, 4});
  CHECK(fixed.layer<4, 1, 0>().bias(3) == 8);
  CHECK(fixed.state<5>().moving_mean(0) == 9);
  static_assert(std::same_as<decltype(fixed.layer<0>().kernel(0, 0)), const float&>);
  static_assert(std::same_as<decltype(fixed.layer<1>()), const Nothing<>&>);
}

TEST_CASE("a copy is a network of its own") {
  const N network(Seed{5});
  N copy = network;
  copy.layer<1>().kernel(0, 0) += 1;
  copy.layer<3>().bias(0) += 1;
  CHECK(network.layer<1>().kernel(0, 0) != copy.layer<1>().kernel(0, 0));
  CHECK(network.layer<3>().bias(0) != copy.layer<3>().bias(0));
  copy = network;
  CHECK(copy.layer<1>().kernel == network.layer<1>().kernel);
  CHECK(copy.layer<1>().kernel.data() != network.layer<1>().kernel.data());
}

TEST_CASE("a move takes the weights along") {
  const Tensor<float, 28, 28> x;
  N network(Seed{5});
  const auto y = network.predict(x);
  const float* weights = network.layer<1>().kernel.data();
  N moved = std::move(network);
  CHECK(moved.layer<1>().kernel.data() == weights);
  CHECK(moved.predict(x) == y);
  N other;
  other = std::move(moved);
  CHECK(other.layer<1>().kernel.data() == weights);
}

TEST_CASE("inference takes what training kept: the moving averages") {
  Network<Sequential<Input<2>, BatchNormalization>, double> network;
  network.state<0>().moving_mean = {10, 20};
  network.state<0>().moving_variance = {3.999, 8.999};
  const auto y = network.predict(Tensor<double, 2>{12, 26});
  CHECK(y(0) == doctest::Approx(1));
  CHECK(y(1) == doctest::Approx(2));
}

namespace {
/// y = x + step, a user's own layer.
struct Shift {
  template <class S>
  struct Bound {
    using input = S;
    using output = S;
    using initializers = Initializers<Constant<0.5>>;
    template <class T>
    struct Parameters {
      using Step = tensor_of<T, S>;
      BOOST_HANA_DEFINE_STRUCT(Parameters, (Step, step));
    };
    static void forward(const auto& p, auto x, auto y) {
      for (std::size_t b = 0; b < x.rows(); ++b)
        for (std::size_t i = 0; i < S::size; ++i)
          y.data()[b * S::size + i] = x.data()[b * S::size + i] + p.step.data()[i];
    }
    static void backward(const auto&, auto, auto, auto, auto, auto&) {}
  };
  template <class S>
  using at = Bound<S>;
};
}  // namespace

TEST_CASE("a user's own layer is a layer as all others") {
  Network<Sequential<Input<2>, With<Dense<2>, Ones>, Shift, ReLU, Residual<Shift>>> network;
  static_assert(network.parameter_count == 6 + 2 + 2);
  network.layer<1>().step = {1, -100};
  CHECK(network.predict(Tensor<float, 2>{3, 4}) == Tensor<float, 2>{16.5f, 0.5f});
  std::vector<std::string> names;
  network.for_each_parameter([&](const std::string& name, auto&) { names.push_back(name); });
  CHECK(names == std::vector<std::string>{"0.kernel", "0.bias", "1.step", "3.0.step"});
}

TEST_CASE("a network in double") {
  const Network<Small, double> network(Seed{2});
  const Network<Small, float> narrow(Seed{2});
  const auto y = network.predict(Tensor<double, 2>{1, 2});
  CHECK(static_cast<double>(narrow.predict(Tensor<float, 2>{1, 2})(0)) == doctest::Approx(y(0)).epsilon(1e-5));
}

TEST_CASE("a sample, or samples, as a list or an array") {
  using Pair = Sequential<Dense<2, 3>>;
  const Network<Pair> network;
  const Tensor<float, 2> x{3, 0.5};
  const Tensor<float, dynamic, 2> rows{{3, 0.5}, {0, 0}};
  CHECK(network.predict({3, 0.5}) == network.predict(x));
  CHECK(network.predict({0, 0}) == network.predict(rows[1]));  // a 0 could be a pointer
  CHECK(network.predict({{3, 0.5}, {0, 0}}) == network.predict(rows));
  const float array[] = {3, 0.5}, table[2][2] = {{3, 0.5}, {0, 0}};
  CHECK(network.predict(array) == network.predict(x));
  CHECK(network.predict(table) == network.predict(rows));

  using Image = Sequential<Flatten<2, 2>, Dense<4, 3>>;
  const Network<Image> of_images;
  CHECK(of_images.predict({{1, 2}, {3, 4}}) == of_images.predict(Tensor<float, 2, 2>{{1, 2}, {3, 4}}));
  const Network<Sequential<Dense<1, 2>>> of_one;
  CHECK(of_one.predict({0}) == of_one.predict(Tensor<float, 1>{0}));
}
