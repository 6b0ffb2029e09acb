// SPDX-License-Identifier: MIT
// mistake: Files: An optimizer whose state has a struct with a number in it
// text: dovetail: to be saved, Nested::State is a Hana struct of records and std::uint64_t: BOOST_HANA_DEFINE_STRUCT(State, (P, m), (std::uint64_t, steps))
// type: no_problem<named<the_state_of_this_optimizer_cannot_be_saved<Nested>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/storage.hpp>

using namespace dovetail;

struct Nested {
  template <class P>
  struct Moments {
#ifdef FIXED
    BOOST_HANA_DEFINE_STRUCT(Moments, (P, m), (P, v));
#else
    BOOST_HANA_DEFINE_STRUCT(Moments, (P, m), (std::uint64_t, steps));
#endif
  };
  template <class P>
  struct State {
    BOOST_HANA_DEFINE_STRUCT(State, (Moments<P>, moments), (std::uint64_t, steps));
  };
  template <class P>
  void step(P&, const P&, State<P>&) const {}
};

int main() {
  auto model = compile<Sequential<Dense<4, 3>>>(Nested{}, MeanSquaredError{});
  save(model, "a.safetensors");
}
