// SPDX-License-Identifier: MIT
// What a user goes on to do with the architecture A of a program that must not compile: it adds no error to that of the
// network.
using namespace dovetail;

double use(const Tensor<float, dynamic, 28, 28>& x, const Tensor<std::int32_t, dynamic>& y) {
  auto model = compile<A>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  model.summary();
  const auto history = model.fit(x, y, {.epochs = 2}, {x, y});
  const auto result = model.evaluate(x, y);
  const Network<A>& trained = model.network();
  const auto answers = trained.predict(x);
  const auto answer = trained.predict(x[0]);
  return history.template metric<Accuracy>().back() + result.template metric<Accuracy>() +
         static_cast<double>(answers.size() + answer.size());
}
