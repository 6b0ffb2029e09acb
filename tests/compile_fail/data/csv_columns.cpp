// SPDX-License-Identifier: MIT
// mistake: Files: CSV columns that are more than a row of the tensor
// text: dovetail: 3 columns of a CSV file are no rows of a tensor of shape (None, 2)
// type: no_problem<named<N_columns_of_a_CSV_file_are_no_rows_of_a_tensor_of_shape_S<3, shape<None{}, 2>>>::text>
#include <dovetail/data/csv.hpp>

using namespace dovetail;

int main() {
  const CsvTable table = read_csv("birds.csv");
#ifdef FIXED
  const auto x = table.as<Tensor<float, dynamic, 3>>("bill", columns<4, 6>);
#else
  const auto x = table.as<Tensor<float, dynamic, 2>>("bill", columns<4, 6>);
#endif
  return x.rows() == 2;
}
