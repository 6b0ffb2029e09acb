// SPDX-License-Identifier: MIT
// mistake: Tensor operations: slice where namespace std is used as well
// own: the standard library has a class of that name, so it is the compiler who calls the name ambiguous
// lines: 17, of which GCC writes 15 for the two declarations, whatever dovetail does
// text: 'slice' was not declared in this scope
// type: reference to 'slice' is ambiguous
#include <dovetail/ops.hpp>
#include <valarray>

using namespace std;
using namespace dovetail;

int main() {
  const Tensor<float, 3> x = {1, 2, 3};
#ifdef FIXED
  return x(dovetail::slice<2>(1))(0) == 2 ? 0 : 1;
#else
  return x(slice<2>(1))(0) == 2 ? 0 : 1;
#endif
}
