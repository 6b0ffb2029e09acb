// SPDX-License-Identifier: MIT
// mistake: Your own layers: A layer of tokens whose backward wants a dx
// text: dovetail: layer 0, Bias<10>, has no backward that can be called with p, x, y, dy, gradient
// type: no_problem<named<layer<0, Bias<10>, has_no_backward_that_can_be_called_with<p, x, y, dy, gradient>>>::text>
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
    static void forward(const Parameters<T>& p, View<const std::int32_t, B, E...> x, View<T, B, E...> y) {
      for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = p.values(static_cast<std::size_t>(x.data()[i]));
    }
    template <class T, std::size_t B, std::size_t... E>
#ifdef FIXED
    static void backward(const Parameters<T>&, View<const std::int32_t, B, E...> x, View<const T, B, E...>,
                         View<const T, B, E...> dy, Parameters<T>& gradient){
#else
    static void backward(const Parameters<T>&, View<const std::int32_t, B, E...> x, View<const T, B, E...>,
                         View<const T, B, E...> dy, View<T, B, E...>, Parameters<T>& gradient) {
#endif
        gradient.values.fill(T(0));
    for (std::size_t i = 0; i < x.size(); ++i) gradient.values(static_cast<std::size_t>(x.data()[i])) += dy.data()[i];
  }
};
}
;

using A = Sequential<Input<4>, Bias<10>, Dense<1>>;
auto model = compile<A>(Adam{}, MeanSquaredError{});
