// SPDX-License-Identifier: MIT
// A program of two files, both of which include the single header and nothing else of dovetail.
#define DOVETAIL_DIGITS
#include "dovetail-single.hpp"

#include "other.hpp"

using namespace dovetail;

int main() {
  const auto [train, test] = load_digits();
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  model.fit(train.x, train.y, {.epochs = 3, .verbose = 0});

  std::size_t right = 0;
  for (std::size_t i = 0; i < test.x.rows(); ++i) right += digit_in(model.network(), test.x[i]) == test.y[i];
  const double here = static_cast<double>(right) / static_cast<double>(test.x.rows());
  const double there = model.evaluate(test.x, test.y).metric<Accuracy>();
  std::printf("accuracy %.4f, evaluate says %.4f\n", here, there);
  return here > 0.85 && std::abs(here - there) < 1e-9 ? 0 : 1;
}
