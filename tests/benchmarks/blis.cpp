// SPDX-License-Identifier: MIT
#include "products.hpp"

#include <blis.h>

namespace {
using namespace bench;

const bool added = [] {
  bli_thread_set_num_threads(1);
  each_product([]<Form F, std::size_t M, std::size_t K, std::size_t N>(Product<F, M, K, N> p) {
    contend(p.row(), "BLIS", [=] {
      return [a = const_cast<float*>(p.a()), b = const_cast<float*>(p.b()), c = p.c()] {
        constexpr bool tn = F == Form::tn, nt = F == Form::nt;
        float one = 1, zero = 0;
        bli_sgemm(tn ? BLIS_TRANSPOSE : BLIS_NO_TRANSPOSE, nt ? BLIS_TRANSPOSE : BLIS_NO_TRANSPOSE, M, N, K, &one, a,
                  tn ? M : K, 1, b, nt ? K : N, 1, &zero, c, N, 1);
      };
    });
  });
  return true;
}();
}  // namespace
