// SPDX-License-Identifier: MIT
// mistake: Files: A NumPy file of an element type that it cannot hold
// text: dovetail: NumPy files hold no long double
// type: no_problem<named<NumPy_files_hold_no<long double>>::text>
#include <dovetail/data/npy.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  const auto x = read_npy<Tensor<double, dynamic, 3>>("x.npy");
#else
  const auto x = read_npy<Tensor<long double, dynamic, 3>>("x.npy");
#endif
  return x.rows() == 2;
}
