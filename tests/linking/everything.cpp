// SPDX-License-Identifier: MIT
// Most of what dovetail has, so that its functions are in the object file: see linking.py.
#include <dovetail/data.hpp>
#include <dovetail/dovetail.hpp>
#include <dovetail/laws.hpp>
#include <dovetail/ops.hpp>

#include <iostream>

#include "../catalogue.hpp"
using namespace dovetail;

using Images =
    Sequential<Input<12, 12, 1>, MaxPooling2D<2>, BatchNormalization, Flatten<>, With<Dense<8>, NoBias, HeNormal>,
               LeakyReLU<0.1>, Residual<Dense<8>, Tanh>, Dropout<0.5>, Sequential<Dense<9>, Sigmoid>, Reshape<3, 3>,
               Flatten<>, With<Dense<4>, GlorotNormal, Ones>, ReLU, With<Dense<4>, HeUniform, Constant<0.1>>, Softmax>;
using Line = Sequential<Dense<3, 1>>;
using Classes = Sequential<Dense<3, 2>, Intended<Sigmoid>>;
using Share = Sequential<Dense<3, 2>, Softmax, Dense<1>, Sigmoid>;

template <class A, class T, class Y, class Optimizer, class Loss, class... Metrics>
void train(Optimizer optimizer, Loss loss, Metrics... metrics) {
  auto model = compile(Network<A, T>{Seed{1}}, optimizer, loss, metrics...);
  tensor_of<T, detail::shape::batch_shape<typename A::input>> x = decltype(x)::with_rows(5);
  auto y = Y::with_rows(5);
  y.fill(static_cast<typename Y::value_type>(1. / Y::row_size));  // a class, a number, a distribution
  model.summary();
  const auto history = model.fit(x, y, {.epochs = 2, .batch_size = 2, .validation_split = 0.2f}, {});
  model.fit(x, y, {.epochs = 1, .verbose = 0}, {x, y});
  const auto result = model.evaluate(x, y);
  const Network<A, T> network = model.network();
  Workspace<A, T> workspace;
  ((std::cout << result.template metric<Metrics>() << history.template val_metric<Metrics>().size()), ...);
  std::cout << history.loss.back() << model.predict(x) << network.predict(x[0]) << network.predict(x[0], workspace);
  network.for_each_parameter([](const std::string& name, const auto& tensor) { std::cout << name << tensor.size(); });
}

// Every layer, in both directions.
void run_layers() {
  catalogue::for_each_entry<0, 1>([](auto i) {
    using A = catalogue::architecture<i(), catalogue::golden_size>;
    const auto trained = detail::laws::subject<A, float>();
    std::cout << trained->name
              << Network<A>().predict(tensor_of<typename Network<A>::element, typename Network<A>::input>());
  });
}

Tensor<float, 2, 3> made() { return {{1, 2, 3}, {4, 5, 6}}; }

int main(int count, char** arguments) {
  train<Images, float, Tensor<std::int64_t, dynamic>>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  train<Classes, float, Tensor<float, dynamic, 2>>(SGD{.momentum = 0.9f}, CategoricalCrossentropy{});
  train<Line, double, Tensor<double, dynamic>>(SGD{}, MeanSquaredError{}, MeanAbsoluteError{});
  train<Share, float, Tensor<float, dynamic>>(Adam{}, BinaryCrossentropy{});

  run_layers();

  const auto [digits, test] = count > 1 ? load_mnist(arguments[1]) : load_digits();
  std::cout << digits.x << resize<8, 8>(test.x)[0] << test.y;
  if (count > 2) std::cout << Network<Line>().predict(read_idx<float>(arguments[2])) << read_idx(arguments[2]).values;

  Tensor<float, 2, 3> matrix = {{1, 2, 3}, {4, 5, 6}};
  const Tensor<double, 2, 2, 2> cube{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}};
  const Tensor<int, 1, 1, 2, 1> four{{{{1}, {2}}}};
  matrix.at(0, 1) += matrix(1, 1) + static_cast<float>(cube.at(1, 1, 1)) + static_cast<float>(four.size());
  for (const auto row : matrix) std::cout << row << (row == matrix[0]) << to_string(row) << row.flat().size();
  std::cout << matrix.reshape<dynamic, 2>() << View<float, dynamic, 3>(matrix)
            << Tensor<float, 3, 2>(std::vector<float>(6)) << Random().split(1).normal<float>()
            << detail::name_of<Images>().data() << detail::snake_name_of<Accuracy>().data();

  const auto sum = matrix + made() * 2 - matrix[0];
  matrix = where((matrix > 1) & !(matrix <= 2) & equal(matrix, 3), exp(abs(sum)), clamp(log(sum), -1, 1));
  matrix[0] = minimum(matrix[1], 3) / maximum(matrix[0], 1);
  matrix(all, last) += cast<float>(four.reshape<2>() % 3 + 1);
  std::cout << sum << matrix(all, 0) << (sum == matrix) << all_close(sum, -matrix)
            << eval(is_nan(sum) | is_inf(sum) ^ is_finite(sum));
}
