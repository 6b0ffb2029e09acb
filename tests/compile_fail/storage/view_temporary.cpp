// SPDX-License-Identifier: MIT
// mistake: Files: A NetworkView of a mapped file that is a temporary
// text: dovetail: a NetworkView borrows its bytes which a temporary MappedFile does not keep
// type: no_problem<named<a_NetworkView_borrows_its_bytes_which_a_temporary_T_does_not_keep<MappedFile>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/storage.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  const MappedFile file("a.safetensors");
  const NetworkView<Sequential<Dense<4, 3>>> view(file);
#else
  const NetworkView<Sequential<Dense<4, 3>>> view(MappedFile("a.safetensors"));
#endif
  return static_cast<int>(view.layer<0>().bias(0));
}
