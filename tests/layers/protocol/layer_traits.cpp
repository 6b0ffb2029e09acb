// SPDX-License-Identifier: MIT
#include <dovetail/layers/protocol/layer_traits.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/explain/phrases.hpp>
#include <dovetail/layers/protocol/protocol.hpp>
#include <dovetail/layers/relu.hpp>
#include <dovetail/layers/softmax.hpp>

using namespace dovetail;

namespace {

template <class L>
using traits = detail::layers::layer_traits<L>;

// Says nothing of itself.
struct Silent {};
// Says all.
struct Wordy {
  using input = Shape<4>;
  using output = Shape<3>;
  template <class S, class... Option>
  using at = Tensor<float, S::size + sizeof...(Option)>;
  template <class T>
  struct Parameters {
    T kernel;
  };
  template <class T>
  struct State {
    T mean;
  };
  template <class T, std::size_t B>
  struct Cache {
    T mask[B];
  };
  template <class T, std::size_t B>
  struct Scratch {
    T inner[B];
  };
  using initializers = Initializers<Ones>;
  using state_initializers = Initializers<Constant<4>>;
  using options = Options<NoBias>;
  using problem = detail::phrases<detail::problems::but_gets<2>>;
  using gives = Gives::probabilities;
  using forward = passes_through;
};

static_assert(detail::layers::computes<Silent> && !detail::layers::computes<Wordy>);
static_assert(!detail::layers::has_parameters<Silent> && !detail::layers::has_state<Silent> &&
              !detail::layers::has_cache<Silent> && !detail::layers::has_scratch<Silent>);
static_assert(detail::layers::has_parameters<Wordy> && detail::layers::has_state<Wordy> &&
              detail::layers::has_cache<Wordy> && detail::layers::has_scratch<Wordy>);

// Each record, or Nothing.
static_assert(std::same_as<parameters_of<Silent, float>, Nothing<>> &&
              std::same_as<state_of<Silent, float>, Nothing<>> && std::same_as<cache_of<Silent, float, 1>, Nothing<>> &&
              std::same_as<scratch_of<Silent, float, dynamic>, Nothing<>>);
static_assert(std::same_as<parameters_of<Wordy, double>, Wordy::Parameters<double>> &&
              std::same_as<state_of<Wordy, double>, Wordy::State<double>> &&
              std::same_as<cache_of<Wordy, double, 1>, Wordy::Cache<double, 1>> &&
              std::same_as<scratch_of<Wordy, float, dynamic>, Wordy::Scratch<float, dynamic>>);

// Any shape, unchanged.
static_assert(std::same_as<traits<Silent>::bound<Shape<5>>, Silent>);
static_assert(std::same_as<traits<Silent>::input<Shape<5>>, Shape<5>> &&
              std::same_as<traits<Silent>::output<Shape<5>>, Shape<5>>);
static_assert(std::same_as<traits<Wordy>::bound<Shape<5>>, Tensor<float, 5>>);
static_assert(std::same_as<traits<Wordy>::input<Shape<5>>, Shape<4>> &&
              std::same_as<traits<Wordy>::output<Shape<5>>, Shape<3>>);

static_assert(std::same_as<traits<Silent>::initializers, Initializers<>> &&
              std::same_as<traits<Silent>::state_initializers, detail::layers::Everywhere<Zeros>>);
static_assert(std::same_as<traits<Wordy>::initializers, Initializers<Ones>> &&
              std::same_as<traits<Wordy>::state_initializers, Initializers<Constant<4>>>);
static_assert(std::same_as<traits<Silent>::options, Options<>> &&
              std::same_as<traits<Silent>::bound<Shape<5>, NoBias>, Silent>);
static_assert(std::same_as<traits<Wordy>::options, Options<NoBias>> &&
              std::same_as<traits<Wordy>::bound<Shape<5>, NoBias>, Tensor<float, 6>>);
static_assert(std::same_as<traits<Silent>::problem, detail::none> &&
              std::same_as<traits<Wordy>::problem, Wordy::problem>);
// What passes through is what comes in; of what is computed nothing is known that is not said.
struct Through {
  using forward = passes_through;
};
static_assert(std::is_void_v<traits<Silent>::gives> && std::same_as<traits<Wordy>::gives, Gives::probabilities> &&
              std::same_as<traits<Through>::gives, Gives::what_it_gets>);
static_assert(std::same_as<traits<ReLU>::gives, Gives::neither> &&
              std::same_as<traits<Softmax>::gives, Gives::distributions>);

// A layer may name its passes before it is complete, and say of itself what it likes after that.
struct Late {
  template <class T>
  struct State {
    T mean;
  };
  static void forward(auto, auto, Inference<Late, float, 1>);
  using initializers = Initializers<Ones>;
  using problem = Wordy::problem;
};
static_assert(std::same_as<state_of<Late, float>, Late::State<float>>);
static_assert(std::same_as<traits<Late>::initializers, Initializers<Ones>> &&
              std::same_as<traits<Late>::problem, Wordy::problem>);

}  // namespace
