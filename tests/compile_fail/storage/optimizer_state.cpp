// SPDX-License-Identifier: MIT
// mistake: Files: An optimizer whose state cannot be saved
// text: dovetail: to be saved, Plain::State is a Hana struct of records and std::uint64_t: BOOST_HANA_DEFINE_STRUCT(State, (P, m), (std::uint64_t, steps))
// type: no_problem<named<the_state_of_this_optimizer_cannot_be_saved<Plain>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/storage.hpp>

using namespace dovetail;

struct Plain {
  template <class P>
  struct State {
#ifdef FIXED
    BOOST_HANA_DEFINE_STRUCT(State, (P, m));
#else
    P m{};
#endif
  };
  template <class P>
  void step(P&, const P&, State<P>&) const {}
};

int main() {
  auto model = compile<Sequential<Dense<4, 3>>>(Plain{}, MeanSquaredError{});
  save(model, "a.safetensors");
}
