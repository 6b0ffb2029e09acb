// SPDX-License-Identifier: MIT
#include <dovetail/training/optimizer.hpp>

#include <doctest/doctest.h>

#include <dovetail/training/adam.hpp>
#include <training/optimize.hpp>

using namespace dovetail;

namespace {
/// w = w - g in every second step: what is kept is written back.
struct EverySecond {
  template <class P>
  struct State {
    BOOST_HANA_DEFINE_STRUCT(State, (P, waiting));
  };
  template <class P>
  void step(P& parameters, const P& gradient, State<P>& state) const {
    const auto update = []<class Pack>(Pack w, Pack g, Pack& waiting) {
      const Pack taken = waiting * g;
      waiting = Pack(1) - waiting;
      return w - taken;
    };
    update_elements(update, parameters, gradient, state.waiting);
  }
};
/// Takes the records whole: w = w - g / Σ|g| of its tensor.
struct Normed {
  template <class>
  struct State {};
  template <class P>
  void step(P& parameters, const P& gradient, State<P>&) const {
    for_each_tensor(
        [](const TensorPath&, auto& w, const auto& g) {
          double sum = 0;
          for (const auto value : g.flat()) sum += value < 0 ? -value : value;
          for (std::size_t i = 0; i < w.size(); ++i) w.data()[i] -= g.data()[i] / sum;
        },
        parameters, gradient);
  }
};
struct NoStep {
  template <class>
  struct State {};
};
}  // namespace

static_assert(detail::training::optimizer<EverySecond> && detail::training::optimizer<Normed> &&
              detail::training::optimizer<Adam> && !detail::training::optimizer<NoStep>);

TEST_CASE("a step sees each element of the parameters, their gradient and the state") {
  optimize::equal(optimize::trajectory(EverySecond{}, 10.0, {1, 2, 3, 4}), {10, 8, 8, 4});
  optimize::steps_everywhere(EverySecond{});
}

TEST_CASE("a step may take the records whole") {
  boost::hana::tuple<Tensor<double, 2>> w{Tensor<double, 2>{1, 1}}, g{Tensor<double, 2>{3, -1}};
  Normed::State<decltype(w)> state;
  Normed{}.step(w, g, state);
  CHECK(boost::hana::at_c<0>(w) == Tensor<double, 2>{0.25, 1.25});
}
