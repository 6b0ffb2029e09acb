// SPDX-License-Identifier: MIT
#include <libxsmm.h>

#include "products.hpp"

namespace {
using namespace bench;

const bool added = [] {
  each_product([]<Form F, std::size_t M, std::size_t K, std::size_t N>(Product<F, M, K, N> p) {
    if constexpr (F == Form::nn) {
      contend(p.row(), "libxsmm", [=] {
        // Column-major: cᵀ = bᵀ · aᵀ. The kernel is made for this shape.
        const float one = 1, zero = 0;
        const int n = N, k = K;
        const auto kernel = libxsmm_smmdispatch(N, M, K, &n, &k, &n, &one, &zero, nullptr, nullptr);
        return [=, a = p.a(), b = p.b(), c = p.c()] { kernel(b, a, c); };
      });
    }
  });
  return true;
}();
}  // namespace
