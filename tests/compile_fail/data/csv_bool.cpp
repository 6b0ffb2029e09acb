// SPDX-License-Identifier: MIT
// mistake: Files: CSV columns of bool
// text: dovetail: CSV columns are read as numbers and not as bool
// type: no_problem<named<CSV_columns_are_read_as_numbers_and_not_as<bool>>::text>
#include <dovetail/data/csv.hpp>

using namespace dovetail;

int main() {
  const CsvTable table = read_csv("birds.csv");
#ifdef FIXED
  const auto x = table.as<Tensor<float, dynamic, 2>>("bill", "mass");
#else
  const auto x = table.as<Tensor<bool, dynamic, 2>>("bill", "mass");
#endif
  return x.rows() == 2;
}
