// SPDX-License-Identifier: MIT
#include <dovetail/layers/protocol/protocol.hpp>

#include <doctest/doctest.h>

#include <concepts>

using namespace dovetail;

namespace {

// Layers with each record that there is. What a layer has follows from the records that it names: each of
// their functions notes how it was called.
int called = 0;

struct Plain {
  static void forward(auto, auto) { called = 1; }
  static void backward(auto, auto, auto, auto) { called = 2; }
};
struct Trained {
  template <class T>
  struct Parameters {
    using Kernel = Tensor<T, 3>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Kernel, kernel));
  };
  template <class T>
  static void forward(const Parameters<T>&, auto, auto) {
    called = 3;
  }
  template <class T>
  static void backward(const Parameters<T>&, auto, auto, auto, auto, Parameters<T>&) {
    called = 4;
  }
};
struct Remembers {  // a cache, and nothing to be trained
  template <class T, std::size_t B>
  struct Cache {
    using Mask = View<T, B, 3>;
    BOOST_HANA_DEFINE_STRUCT(Cache, (Mask, mask));
  };
  static void forward(auto, auto) { called = 5; }
  static void train(auto, auto, Training<Remembers, float, dynamic>) { called = 6; }
  static void backward(auto, auto, auto, auto, Training<Remembers, float, dynamic>) { called = 7; }
};
struct All : Trained {
  template <class T>
  struct State {
    using Mean = Tensor<T, 3>;
    BOOST_HANA_DEFINE_STRUCT(State, (Mean, mean));
  };
  template <class T, std::size_t B>
  using Cache = Remembers::Cache<T, B>;
  template <class T, std::size_t B>
  struct Scratch {
    using Inner = View<T, B, 4>;
    BOOST_HANA_DEFINE_STRUCT(Scratch, (Inner, inner));
  };
  static void forward(auto&, auto, auto, Inference<All, float, dynamic>) { called = 8; }
  static void train(auto&, auto, auto, Training<All, float, dynamic>) { called = 9; }
  static void backward(auto&, auto, auto, auto, auto, auto&, Training<All, float, dynamic>) { called = 10; }
};
template <class L>
int forward() {
  parameters_of<L, float> p{};
  state_of<L, float> state{};
  scratch_of<L, float, dynamic> scratch{};
  called = 0;
  run_forward<L>(p, 0, 0, Inference<L, float, dynamic>{state, scratch});
  return called;
}
template <class L, bool Backward>
int train() {
  parameters_of<L, float> p{}, gradient{};
  state_of<L, float> state{};
  cache_of<L, float, dynamic> cache{};
  Random random;
  called = 0;
  const Training<L, float, dynamic> pass{state, cache, random};
  if constexpr (Backward) run_backward<L>(p, 0, 0, 0, 0, gradient, pass);
  if constexpr (!Backward) {
    if constexpr (detail::layers::has_cache<L>) {
      run_train<L>(p, 0, 0, pass);
    } else {
      scratch_of<L, float, dynamic> scratch{};
      run_train<L>(p, 0, 0, Inference<L, float, dynamic>{state, scratch});
    }
  }
  return called;
}

}  // namespace

static_assert(std::same_as<detail::layers::Batch<float, dynamic, Shape<2, 3>>, View<float, dynamic, 2, 3>>);
static_assert(std::same_as<detail::layers::ReadBatch<float, 1, Shape<2, 3>>, View<const float, 1, 2, 3>>);

TEST_CASE("a layer's functions get the arguments that its records ask for") {
  CHECK(forward<Plain>() == 1);
  CHECK(train<Plain, false>() == 1);  // without a cache, training is inference
  CHECK(train<Plain, true>() == 2);
  CHECK(forward<Trained>() == 3);
  CHECK(train<Trained, false>() == 3);
  CHECK(train<Trained, true>() == 4);
  CHECK(forward<Remembers>() == 5);
  CHECK(train<Remembers, false>() == 6);
  CHECK(train<Remembers, true>() == 7);
  CHECK(forward<All>() == 8);
  CHECK(train<All, false>() == 9);
  CHECK(train<All, true>() == 10);
}
