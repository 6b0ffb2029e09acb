// SPDX-License-Identifier: MIT
// mistake: Files: A file read into a View
// text: dovetail: files are read into a Tensor and not into a View which owns nothing
// type: no_problem<named<files_are_read_into_a_Tensor_and_not_into_a_View_which_owns_nothing>::text>
#include <dovetail/data/npy.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  const auto x = read_npy<Tensor<float, dynamic, 3>>("x.npy");
#else
  const auto x = read_npy<View<float, dynamic, 3>>("x.npy");
#endif
  return x.rows() == 2;
}
