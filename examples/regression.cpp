// SPDX-License-Identifier: MIT
// Regression on a table: the body mass of penguins from their other measurements.
//   regression examples/penguins.csv
// The data are A. Horst's, A. Hill's and K. Gorman's palmerpenguins 0.1.1, CC0: doi.org/10.5281/zenodo.3960218.
#include <dovetail/data/csv.hpp>
#include <dovetail/dovetail.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "learning_curve.hpp"
using namespace dovetail;

// Predicts the body mass in g from the species (three columns, one of them 1), the length and depth of the bill and the
// length of the flipper in mm, and the sex (1 for a male).
using Regression = Sequential<Input<7>, Dense<16>, ReLU, Dense<1>>;
using Row = std::array<float, 8>;
constexpr std::size_t mass = 7;

std::vector<Row> read(const std::string& path) {
  CsvTable table = read_csv(path);
  table.drop_missing();  // 11 birds were not measured in full
  const auto species = table.classes("species", {"Adelie", "Chinstrap", "Gentoo"});
  const auto male = table.classes("sex", {"female", "male"});
  const auto measured =
      table.as<Tensor<float, dynamic, 4>>("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g");

  std::vector<Row> rows(table.rows());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto bird = measured[i];
    rows[i] = {0, 0, 0, bird(0), bird(1), bird(2), static_cast<float>(male(i)), bird(3)};
    rows[i][static_cast<std::size_t>(species(i))] = 1;
  }
  return rows;
}

struct Dataset {
  Tensor<float, dynamic, 7> x;
  Tensor<float, dynamic> y;
};

Dataset dataset(std::span<const Row> rows) {
  auto x = Tensor<float, dynamic, 7>::with_rows(rows.size());
  auto y = Tensor<float, dynamic>::with_rows(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::copy_n(rows[i].begin(), mass, x[i].begin());
    y[i] = rows[i][mass];
  }
  return {std::move(x), std::move(y)};
}

int main(int argc, char** argv) try {
  if (argc != 2) throw std::runtime_error("usage: regression FILE.csv");
  std::vector<Row> rows = read(argv[1]);
  Random{Seed{1}}.shuffle(rows);
  const std::size_t train_count = rows.size() * 3 / 4;

  // Standardisation: each column minus its mean, in units of its standard deviation, so that none outweighs the
  // others. Both are computed on the training rows alone: the test is on birds about which nothing is known.
  Row mean{}, deviation{};
  for (std::size_t column = 0; column < mean.size(); ++column) {
    const std::span train(rows.data(), train_count);
    for (const Row& row : train) mean[column] += row[column] / static_cast<float>(train_count);
    for (const Row& row : train) deviation[column] += std::pow(row[column] - mean[column], 2.f);
    deviation[column] = std::sqrt(deviation[column] / static_cast<float>(train_count));
    for (Row& row : rows) row[column] = (row[column] - mean[column]) / deviation[column];
  }
  const Dataset train = dataset(std::span(rows).first(train_count));
  const Dataset test = dataset(std::span(rows).subspan(train_count));

  auto model = compile<Regression>(Adam{.learning_rate = 2e-3}, MeanSquaredError{});
  const auto history = model.fit(train.x, train.y, {.epochs = 60, .verbose = 0, .validation_split = 0.2});
  draw_learning_curve(history.loss, history.val_loss);

  double of_the_mean = 0;  // the loss of always answering the mean, which is 0 now
  for (const float y : test.y) of_the_mean += static_cast<double>(y * y) / static_cast<double>(test.y.size());
  const auto grams = [&](double loss) { return std::sqrt(loss) * static_cast<double>(deviation[mass]); };
  std::printf("root mean square error over %zu other penguins: %.0f g; of always saying %.0f g: %.0f g\n",
              test.y.size(), grams(model.evaluate(test.x, test.y).loss), static_cast<double>(mean[mass]),
              grams(of_the_mean));
  // matches: [ ]+1[ ]+60 epochs   • loss  ◦ val_loss
  // matches: root mean square error over 84 other penguins: [23][0-9]+ g; of always saying 4[0-9]+ g: 8[0-9]+ g
} catch (const std::exception& error) {
  std::fprintf(stderr, "regression: %s\n", error.what());
  return 1;
}
