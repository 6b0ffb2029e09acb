// SPDX-License-Identifier: MIT
// How the measurements of penguins vary together: their covariance, and its leading eigenvector by power iteration.
//   principal_component examples/penguins.csv
// The data are A. Horst's, A. Hill's and K. Gorman's palmerpenguins 0.1.1, CC0: doi.org/10.5281/zenodo.3960218.
#include <dovetail/data/csv.hpp>
#include <dovetail/ops.hpp>
#include <dovetail/tensor/print.hpp>

#include <cstdio>
#include <iostream>
#include <stdexcept>
using namespace dovetail;

int main(int argc, char** argv) try {
  if (argc != 2) throw std::runtime_error("usage: principal_component FILE.csv");
  CsvTable table = read_csv(argv[1]);
  table.drop_missing();
  auto x = table.as<Tensor<double, dynamic, 4>>("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g");
  std::cout << x.rows() << " penguins\n";
  // output: 333 penguins

  // Each measurement minus its mean, in units of its standard deviation, so that grams do not outweigh millimetres.
  x -= mean(x, axis<0>);
  x /= stddev(x, axis<0>);
  const Tensor<double, 4, 4> covariance = einsum<"bi,bj->ij">(x, x) / x.rows();
  std::cout << "covariance\n" << covariance << '\n';

  // A vector that is multiplied by a matrix again and again turns towards the eigenvector of its largest eigenvalue.
  Tensor<double, 4> v = {1, 1, 1, 1}, before;
  do {
    before = v;
    v = matmul(covariance, v);
    v /= norm(v);
  } while (!all_close(v, before, 0, 1e-12));
  const double variance = dot(v, matmul(covariance, v));
  std::cout << "first principal component\n" << v << '\n';
  std::printf("explains %.1f %% of the variance\n", 100 * variance / 4);
  // output: [ 0.45375317 -0.39904723  0.576825    0.54967471]
  // output: explains 68.6 % of the variance
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
