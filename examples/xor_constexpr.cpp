// SPDX-License-Identifier: MIT
// A trained network in constant expressions: the compiler computes what it answers.
#include <dovetail/ops.hpp>
#include <dovetail/ops/matmul.hpp>

#include <iostream>
using namespace dovetail;

// Exclusive or, as Sequential<Input<2>, Dense<4>, Tanh, Dense<1>, Sigmoid> learnt it, rounded to two digits.
constexpr Tensor<float, 2, 4> hidden{{4.60f, -3.38f, -1.81f, -3.66f}, {-2.62f, 4.99f, 4.66f, -4.26f}};
constexpr Tensor<float, 4> hidden_bias{0.42f, 1.28f, 0.04f, 1.03f};
constexpr Tensor<float, 4> output{-8.05f, -6.48f, -2.16f, -6.33f};
constexpr float output_bias = 2.30f;

constexpr auto predict(const Tensor<float, 4, 2>& x) {
  return eval(sigmoid(matmul(tanh(matmul(x, hidden) + hidden_bias), output) + output_bias));
}

constexpr Tensor<float, 4, 2> questions{{0, 0}, {0, 1}, {1, 0}, {1, 1}};
constexpr Tensor<float, 4> answers = predict(questions);
static_assert(answers(0) < 0.01f && answers(1) > 0.99f && answers(2) > 0.99f && answers(3) < 0.01f);

int main() {
  for (std::size_t i = 0; i < 4; ++i)
    std::cout << questions(i, 0) << " xor " << questions(i, 1) << " is " << (answers(i) > 0.5f) << '\n';
  // output: 0 xor 0 is 0
  // output: 0 xor 1 is 1
  // output: 1 xor 0 is 1
  // output: 1 xor 1 is 0
}
