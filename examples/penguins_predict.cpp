// SPDX-License-Identifier: MIT
// From a table to a predictor, the second half: one row of doubles, as a form or a sensor gives them.
//   penguins_predict penguins.safetensors 46.1 13.2 211 4500
#include "penguins.hpp"

#include <dovetail/storage.hpp>

#include <cstddef>
#include <cstdio>
#include <sstream>
#include <stdexcept>
#include <string>
using namespace dovetail;

namespace {

double number(const std::string& text) {
  std::size_t used = 0;
  double value = 0;
  try {
    value = std::stod(text, &used);
  } catch (const std::logic_error&) {  // not a number, or too large for one
  }
  if (used != text.size() || text.empty()) throw std::runtime_error("expected a number, found \"" + text + '"');
  return value;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 6) throw std::runtime_error("usage: penguins_predict FILE.safetensors LENGTH DEPTH FLIPPER MASS");
  const auto network = load<Penguins, double>(argv[1]);  // was trained in float, and computes in double here
  std::istringstream species(metadata(argv[1]).at("species"));

  const double bird[] = {number(argv[2]), number(argv[3]), number(argv[4]), number(argv[5])};
  const Tensor<double, 3> probabilities = network.predict(bird);
  std::string name;
  for (const double probability : probabilities) {
    std::getline(species, name);
    std::printf("%-10s %.3f\n", name.c_str(), probability);
  }
  // matches: Adelie     0[.]0[0-9]+
  // matches: Gentoo     (0[.]9[0-9]+|1[.]000)
  // matches: Chinstrap  0[.]0[0-9]+
} catch (const std::exception& error) {
  std::fprintf(stderr, "penguins_predict: %s\n", error.what());
  return 1;
}
