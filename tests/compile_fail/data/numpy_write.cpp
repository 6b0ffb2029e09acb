// SPDX-License-Identifier: MIT
// mistake: Files: A NumPy file of char
// text: dovetail: NumPy files hold no char
// type: no_problem<named<NumPy_files_hold_no<char>>::text>
#include <dovetail/data/npy.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  const Tensor<signed char, 3> x;
#else
  const Tensor<char, 3> x;
#endif
  write_npy("x.npy", x);
}
