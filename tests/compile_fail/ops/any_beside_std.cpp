// SPDX-License-Identifier: MIT
// mistake: Tensor operations: any where namespace std is used as well
// own: the standard library has a class of that name, so it is the compiler who calls the name ambiguous
// text: reference to 'any' is ambiguous
// type: reference to 'any' is ambiguous
#include <dovetail/ops.hpp>
#include <any>

using namespace std;
using namespace dovetail;

int main() {
  const Tensor<float, 3> x = {1, 2, 3};
#ifdef FIXED
  const auto large = dovetail::any(x > 2.f);
#else
  const auto large = any(x > 2.f);
#endif
  static_cast<void>(large);
}
