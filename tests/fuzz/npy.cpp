// SPDX-License-Identifier: MIT
#include "npy_check.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::read_npy({data, data + size});
  return 0;
}

std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
  fuzz::Bytes bytes(data, data + size);
  fuzz::change(bytes);
  if (seed % 4 != 0) fuzz::fit_npy(bytes);
  return fuzz::give(bytes, data, max_size);
}
