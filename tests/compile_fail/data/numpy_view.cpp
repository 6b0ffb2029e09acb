// SPDX-License-Identifier: MIT
// mistake: Files: A file read into a View
// text: dovetail: files become no View, which owns no elements, but a Tensor
// type: no_problem<named<files_become_no_View>::text>
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
