// SPDX-License-Identifier: MIT
// Writes the pictures of the documentation, and more, as NAME.svg and NAME.dot into a folder: see pictures.py.
#include <dovetail/dovetail.hpp>
#include <dovetail/networks/to_dot.hpp>
#include <dovetail/networks/to_svg.hpp>

#include <algorithm>
#include <fstream>
#include <string>
using namespace dovetail;

template <std::size_t F>
using Conv = With<Conv2D<F, 3>, Same>;
using UNet = Graph<Input<8, 8, 1>, Conv<4>, ReLU, Tap<"fine">, MaxPooling2D<2>, Conv<8>, ReLU, UpSampling2D<2>,
                   Join<Concatenate, "fine">, Conv<4>, ReLU, Conv2D<1, 1>>;
using Two = Graph<Input<28, 28, 1>, Conv<16>, Flatten<>, Tap<"seen">, NamedInput<"meta", 10>, Dense<16>,
                  Join<Concatenate, "seen">, Dense<32>, ReLU, Tap<"trunk">, Dense<10>, Softmax, Output<"digit">,
                  Use<"trunk">, Dense<1>, Output<"angle">>;

using Encoder = Shared<"encoder", Dense<16>, Tanh, Dense<8>, Tanh>;
using Siamese = Graph<Input<4>, Tap<"both">, Slice<0, 2>, Encoder, Tap<"one">, Use<"both">, Slice<2, 2>, Encoder,
                      Join<Multiply, "one">, Dense<1>, Sigmoid>;
using Nested =
    Sequential<Input<5, 6>, EachRow<Dense<6>, Residual<Dense<6>, Tanh>>, Flatten<>,
               Parallel<Concatenate, Dense<4>, Sequential<Dense<2>, ReLU, Dense<4>>, Residual<Dense<30>, ReLU>>,
               Dense<1>>;
using Dense3 = Graph<Input<4>, Tap<"a">, Dense<4>, ReLU, Tap<"b">, Join<Concatenate, "a">, Dense<4>, ReLU, Tap<"c">,
                     Join<Concatenate, "a", "b">, Dense<4>, ReLU, Join<Concatenate, "a", "b", "c">, Dense<2>>;

// Names with everything that could end a text, and a long one with letters of two bytes.
template <detail::explain::Literal Name>
struct Own {
  static void forward(auto x, auto y) { std::copy_n(x.data(), x.size(), y.data()); }
  static void backward(auto /*x*/, auto /*y*/, auto dy, auto dx) { forward(dy, dx); }
};
using Odd = Graph<NamedInput<"<\"&'>\n", 2>, Own<"</text><script>">, Output<"]]>">, Own<"&amp;\\ \"'\n">,
                  Output<"äöüäöüäöüäöüäöüäöüäöüäöüäöüäöü">>;

template <class A>
void write(const std::string& path) {
  std::ofstream(path + ".svg") << to_svg<A>();
  std::ofstream(path + ".dot") << to_dot<A>();
}
int main(int, char** argv) {
  const std::string folder = std::string(argv[1]) + "/";
  write<UNet>(folder + "u_net");
  write<Two>(folder + "two_inputs");
  write<Siamese>(folder + "siamese");
  write<Nested>(folder + "nested");
  write<Dense3>(folder + "dense");
  write<Odd>(folder + "odd");
}
