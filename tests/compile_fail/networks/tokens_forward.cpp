// SPDX-License-Identifier: MIT
// mistake: Your own layers: A layer of tokens whose forward takes numbers
// text: dovetail: layer 0, Bias<10>, has no forward that can be called with p, x, y
// type: no_problem<named<layer<0, Bias<10>, has_no_forward_that_can_be_called_with<p, x, y>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

template <std::size_t Vocabulary>
struct Bias {
  template <class S>
  struct at {
    using input = S;
    using output = S;
    template <class>
    using element = std::int32_t;
    template <class T>
    struct Parameters {
      using Values = Tensor<T, Vocabulary>;
      BOOST_HANA_DEFINE_STRUCT(Parameters, (Values, values));
    };
    template <class T, std::size_t B, std::size_t... E>
#ifdef FIXED
    static void forward(const Parameters<T>& p, View<const std::int32_t, B, E...> x, View<T, B, E...> y){
#else
    static void forward(const Parameters<T>& p, View<const T, B, E...> x, View<T, B, E...> y) {
#endif
        for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = p.values(static_cast<std::size_t>(x.data()[i]));
  }
};
}
;

using A = Sequential<Input<4>, Bias<10>, Dense<1>>;
Network<A> network;
