// SPDX-License-Identifier: MIT
// text: dovetail: NumPy files hold no char that dovetail reads or writes
// type: no<numpy_files_hold_no<char>::text>
#include <dovetail/data/npz.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2> x;
#ifdef TWIN
  const Tensor<signed char, 3> y;
#else
  const Tensor<char, 3> y;
#endif
  write_npz("data.npz", {{"x", x}, {"y", y}});
}
