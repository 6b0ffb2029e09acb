// SPDX-License-Identifier: MIT
// From a table to a predictor, the first half: reads a CSV file, trains, validates, and saves what it has learned.
//   penguins_train examples/penguins.csv penguins.safetensors
// The data are A. Horst's, A. Hill's and K. Gorman's palmerpenguins 0.1.1, CC0: doi.org/10.5281/zenodo.3960218.
#include "penguins.hpp"

#include <dovetail/data/csv.hpp>
#include <dovetail/dovetail.hpp>
#include <dovetail/ops.hpp>
#include <dovetail/storage.hpp>

#include <cstdio>
#include <stdexcept>
#include <string>
#include <vector>
using namespace dovetail;

namespace {

// Trains a new model until the validation has not become better for 20 epochs.
auto trained(const auto& x, const auto& y) {
  auto model = compile<Penguins>(Adam{.learning_rate = 1e-2f}, SparseCategoricalCrossentropy{}, Accuracy{});
  adapt(model, x);  // shows the Normalization its data
  EarlyStopping stop{.patience = 20, .restore_best_weights = true};
  model.fit(x, y, {.epochs = 500, .verbose = 0, .validation_split = 0.2}, stop);
  return model;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) throw std::runtime_error("usage: penguins_train FILE.csv FILE.safetensors");

  CsvTable table = read_csv(argv[1]);
  table.drop_missing("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g");
  const auto x =
      table.as<Tensor<float, dynamic, 4>>("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g");
  const std::vector<std::string> species = table.labels("species");
  const auto y = table.classes("species", species);

  // What is tested on is neither trained on nor looked at to decide when to stop.
  const auto [x_train, x_test, y_train, y_test] = train_test_split(x, y, {.test_size = 0.2, .seed = Seed{1}});

  // How well such a network does, before one is chosen: each bird of the training is once among those held back.
  double mean = 0;
  for (const auto& [train, held_back] : k_fold(x_train.rows(), {.n_splits = 5, .shuffle = true})) {
    auto model = trained(gather<0>(x_train, train), gather<0>(y_train, train));
    mean += model.evaluate(gather<0>(x_train, held_back), gather<0>(y_train, held_back)).metric<Accuracy>() / 5;
  }
  std::printf("accuracy of five models, each on the birds held back from it: %.2f\n", mean);

  auto model = trained(x_train, y_train);
  std::printf("accuracy on %zu other birds: %.2f\n", x_test.rows(), model.evaluate(x_test, y_test).metric<Accuracy>());

  // The mean and variance of the columns are in the file beside the weights, and so are the names of the classes.
  std::string classes;
  for (const std::string& name : species) classes += name + '\n';
  save(model.network(), argv[2], {{"species", classes}});
  // matches: accuracy of five models, each on the birds held back from it: (0[.]9[0-9]|1[.]00)
  // matches: accuracy on 69 other birds: (0[.]9[0-9]|1[.]00)
} catch (const std::exception& error) {
  std::fprintf(stderr, "penguins_train: %s\n", error.what());
  return 1;
}
