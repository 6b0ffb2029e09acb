// SPDX-License-Identifier: MIT
// What GDB shows of these variables: gdb.py checks each `// gdb: EXPRESSION => TEXT`, which may go on in lines that are
// indented, and where `...` stands for anything.
#include <dovetail/dovetail.hpp>
using namespace dovetail;

using Net = Sequential<Dense<2, 3>, ReLU, BatchNormalization, Residual<Dense<3, 3>>>;

Tensor<float, 2, 2> answer() { return {{6, 7}, {8, 9}}; }
float fault() { return *View<const float, 1>().data(); }  // of no memory
void look([[maybe_unused]] const Tensor<double, 2, 2>& reference) {}

int main() {
  const Tensor<float, 2, 3> inside = {{1, 2, 3}, {4, 5, 6}};
  // gdb: inside => Tensor<float, 2, 3> = {{1, 2, 3}, {4, 5, 6}}
  // gdb: $at(inside, 1, 2) => 6
  // gdb: $at(inside, 1) => {4, 5, 6}
  // gdb: $at(inside, 2, 0) => index 2 is out of range for axis 0 of shape (2, 3)
  // gdb: $at(inside, 0, -1) => index -1 is out of range for axis 1 of shape (2, 3)
  // gdb: $at(inside, 0, 0, 0) => 3 indices for shape (2, 3)
  // gdb: $at(3, 0) => $at takes a Tensor or a View first
  [[maybe_unused]] const Tensor<int, 4> vector = {1, 2, 3, 4};
  // gdb: vector => Tensor<int, 4> = {1, 2, 3, 4}
  Tensor<double, 2, 1, 2> deep = {{{1, 2}}, {{3, 4}}};
  // gdb: deep => Tensor<double, 2, 1, 2> = {{{1, 2}}, {{3, 4}}}

  Tensor<float, dynamic, 3> rows = {{1, 2, 3}, {4, 5, 6}};
  // gdb: rows => Tensor<float, dynamic, 3> of shape (2, 3) = {{1, 2, 3}, {4, 5, 6}}
  const Tensor<float, dynamic, 2, 1, 2> images = {{{{1, 2}}, {{3, 4}}}};
  // gdb: images => Tensor<float, dynamic, 2, 1, 2> of shape (1, 2, 1, 2) = {{{{1, 2}}, {{3, 4}}}}
  [[maybe_unused]] const View<const float, 2, 1, 2> image = images[0];
  // gdb: image => View<const float, 2, 1, 2> = {{{1, 2}}, {{3, 4}}}
  const Tensor<std::uint8_t, dynamic> no_rows;
  // gdb: no_rows => Tensor<unsigned char, dynamic> of shape (0) without elements
  Tensor<double, 100, 50> heap;
  heap(99, 49) = 7;
  // gdb: heap => Tensor<double, 100, 50> = {{0 <repeats 50 times>}, {0 <repeats 50 times>}...
  // gdb: $at(heap, 99, 49) => 7
  Tensor<float, 784, 128> moved;
  const Tensor<float, 784, 128> owner = std::move(moved);
  // gdb: moved => Tensor<float, 784, 128> without elements
  // gdb: owner => Tensor<float, 784, 128> = {{0 <repeats 128 times>}...

  [[maybe_unused]] const View<const float, 2, 3> reads = inside;
  // gdb: reads => View<const float, 2, 3> = {{1, 2, 3}, {4, 5, 6}}
  [[maybe_unused]] const View<float, dynamic, 3> writes = rows;
  // gdb: writes => View<float, dynamic, 3> of shape (2, 3) = {{1, 2, 3}, {4, 5, 6}}
  // gdb: $at(writes, 1, 0) => 4
  [[maybe_unused]] const View<double, 1, 2> row = deep[1];
  // gdb: row => View<double, 1, 2> = {{3, 4}}
  [[maybe_unused]] const View<const float, 2> null;
  // gdb: null => View<const float, 2> without elements
  [[maybe_unused]] const Shape<28, 28> shape;
  // gdb: shape => Shape<28, 28>

  const Network<Net> network;
  // gdb: network => Network<Sequential<...>, float> = {0.kernel = Tensor<float, 2, 3> = {{...}, {...}},
  //   0.bias = Tensor<float, 3> = {0, 0, 0}, 2.gamma = Tensor<float, 3> = {1, 1, 1},
  //   2.beta = Tensor<float, 3> = {0, 0, 0}, 3.0.kernel = Tensor<float, 3, 3> = {{...}},
  //   3.0.bias = Tensor<float, 3> = {0, 0, 0}, 2.moving_mean = Tensor<float, 3> = {0, 0, 0},
  //   2.moving_variance = Tensor<float, 3> = {1, 1, 1}}
  History<Accuracy, MeanAbsoluteError> history;
  history.loss = {0.5, 0.25};
  // gdb: history => History<Accuracy, MeanAbsoluteError> = {loss = ...0.5, 0.25..., metric<Accuracy> = ...,
  //   metric<MeanAbsoluteError> = ..., val_loss = ..., val_metric<Accuracy> = ...,
  //   val_metric<MeanAbsoluteError> = ...}

  [[maybe_unused]] const auto given = answer();
  // gdb: given => Tensor<float, 2, 2> = {{6, 7}, {8, 9}}
  // gdb: answer() => Tensor<float, 2, 2> = {6, 7, 8, 9}
  // gdb: $at(answer(), 1) => {8, 9}
  look({{1, 2}, {3, 4}});
  // gdb: reference => Tensor<double, 2, 2> = {{1, 2}, {3, 4}}
}
