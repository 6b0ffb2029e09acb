// SPDX-License-Identifier: MIT
#include <cblas-openblas.h>

#include "products.hpp"

namespace {
using namespace bench;

const bool added = [] {
  openblas_set_num_threads(1);
  each_product([]<Form F, std::size_t M, std::size_t K, std::size_t N>(Product<F, M, K, N> p) {
    contend(p.row(), "OpenBLAS", [=] {
      return [a = p.a(), b = p.b(), c = p.c()] {
        // One row is a product of a matrix and a vector, which it has a call for.
        if constexpr (M == 1) {
          cblas_sgemv(CblasRowMajor, CblasTrans, K, N, 1, b, N, a, 1, 0, c, 1);
        } else {
          constexpr bool tn = F == Form::tn, nt = F == Form::nt;
          cblas_sgemm(CblasRowMajor, tn ? CblasTrans : CblasNoTrans, nt ? CblasTrans : CblasNoTrans, M, N, K, 1, a, tn ? M : K, b,
                      nt ? K : N, 0, c, N);
        }
      };
    });
  });
  return true;
}();
}  // namespace
