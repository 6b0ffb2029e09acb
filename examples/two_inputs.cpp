// SPDX-License-Identifier: MIT
// A network of two inputs and two outputs: it sees a handwritten digit, and the sums of the rows of the same digit, and
// says which digit it is, and how much of it is ink. A network of one input is trained beside it.
// output: reaches what one input reaches
#include <dovetail/data/digits.hpp>
#include <dovetail/dovetail.hpp>
#include <dovetail/ops.hpp>

#include <iostream>
using namespace dovetail;

using One = Sequential<Input<28, 28>, Flatten<>, Dense<64>, ReLU, Dense<10>, Softmax>;
using Two = Graph<NamedInput<"image", 28, 28>, Flatten<>, Dense<64>, ReLU, Tap<"seen">,  //
                  NamedInput<"rows", 28>, Dense<16>, ReLU, Join<Concatenate, "seen">, Tap<"trunk">, Dense<10>, Softmax,
                  Output<"digit">,  //
                  Use<"trunk">, Dense<1>, Output<"ink">>;

// What the second network gets and is to find out.
struct Parts {
  Tensor<float, dynamic, 28> rows;  // the sums of the rows of each image, as shares of their width
  Tensor<float, dynamic> ink;       // the share of each image that is ink
  explicit Parts(const Tensor<float, dynamic, 28, 28>& images)
      : rows(sum(images, axis<2>) / 28), ink(sum(rows, axis<1>) / 28) {}
};

int main() {
  const auto [train, test] = load_digits();
  const Parts train_parts(train.x), test_parts(test.x);
  const FitOptions options{.epochs = 40, .verbose = 0};

  auto one = compile<One>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  one.fit(train.x, train.y, options);

  auto two = compile<Two>(Adam{}, Losses{SparseCategoricalCrossentropy{}, Weighted{3, MeanSquaredError{}}}, Accuracy{},
                          On<"ink", MeanAbsoluteError>{});
  two.summary();
  two.fit({train.x, train_parts.rows}, {train.y, train_parts.ink}, options);

  const double alone = one.evaluate(test.x, test.y).metric<Accuracy>();
  const auto both = two.evaluate({test.x, test_parts.rows}, {test.y, test_parts.ink});
  std::cout << "accuracy of one input " << alone << ", of two " << both.metric<Accuracy>() << "; ink is off by "
            << both.metric<On<"ink", MeanAbsoluteError>>() << '\n';

  const auto [digit, ink] = two.predict(test.x[0], test_parts.rows[0]);
  std::cout << "a " << test.y[0] << " is one with probability " << digit(static_cast<std::size_t>(test.y[0]))
            << ", and its ink " << ink(0) << " of the image\n";
  if (both.metric<Accuracy>() > alone - 0.02) std::cout << "reaches what one input reaches\n";
}
