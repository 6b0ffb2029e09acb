// SPDX-License-Identifier: MIT
#include <dovetail/layers/protocol/initialize.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace dovetail;

namespace {

// Says nothing of its first values.
struct Silent {
  template <class T>
  struct Parameters {
    using Kernel = Tensor<T, 20, 10>;
    using Bias = Tensor<T, 10>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Kernel, kernel), (Bias, bias));
  };
  template <class T>
  struct State {
    using Mean = Tensor<T, 10>;
    BOOST_HANA_DEFINE_STRUCT(State, (Mean, mean));
  };
};
struct Spoken : Silent {
  using initializers = Initializers<Constant<3>, Ones>;
  using state_initializers = Initializers<Constant<4>>;
};
struct WithoutBias {
  using initializers = Initializers<Ones, Zeros>;
  template <class T>
  struct Parameters {
    using Kernel = Tensor<T, 2>;
    using Bias = Nothing<T>;
    using Scale = Tensor<T, 2>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Kernel, kernel), (Bias, bias), (Scale, scale));
  };
};
struct ItsOwn {  // as a container has
  template <class T>
  using Parameters = boost::hana::tuple<Tensor<T, 2>>;
  template <class T>
  static void initialize(auto& parameters, auto&, Random&) {
    boost::hana::at_c<0>(parameters).fill(T(5));
  }
};
struct Empty {};

template <class L, class R, class S>
void first_values(R& parameters, S& state) {
  Random random(Seed{1});
  initialize_layer<L, float>(parameters, state, random);
}

}  // namespace

TEST_CASE("fields get the initializers that the layer names, in their order") {
  parameters_of<Spoken, float> p;
  state_of<Spoken, float> s;
  first_values<Spoken>(p, s);
  for (const float v : p.kernel.flat()) CHECK(v == 3);
  for (const float v : p.bias) CHECK(v == 1);
  for (const float v : s.mean) CHECK(v == 4);
}

TEST_CASE("where none is named, parameters get GlorotUniform and state zeros") {
  parameters_of<Silent, float> p;
  state_of<Silent, float> s;
  s.mean.fill(9);
  first_values<Silent>(p, s);
  Tensor<float, 20, 10> kernel;
  Random random(Seed{1});
  GlorotUniform::fill(kernel, random);
  CHECK(p.kernel == kernel);
  CHECK(std::abs(p.bias(0)) > 0);
  for (const float v : s.mean) CHECK(v == 0);
}

TEST_CASE("a field that is not there keeps its place in the list") {
  parameters_of<WithoutBias, float> p;
  Nothing<> none_;
  p.scale = {0, 0};
  first_values<WithoutBias>(p, none_);
  CHECK(p.kernel == Tensor<float, 2>{1, 1});
  CHECK(std::abs(p.scale(0)) > 0);  // the third: no Zeros slid there
}

TEST_CASE("a layer with its own initialize is left to it, one without records alone") {
  parameters_of<ItsOwn, float> p;
  Nothing<> nothing;
  first_values<ItsOwn>(p, nothing);
  CHECK(boost::hana::at_c<0>(p) == Tensor<float, 2>{5, 5});
  Random random;
  initialize_layer<Empty, float>(nothing, nothing, random);
  CHECK(random.next() == Random().next());
}
