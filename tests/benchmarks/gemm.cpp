// SPDX-License-Identifier: MIT
#include <dovetail/kernels/gemm.hpp>

#include "products.hpp"

namespace {
using namespace dovetail;
using namespace bench;

const bool added = [] {
  each_product([]<Form F, std::size_t M, std::size_t K, std::size_t N>(Product<F, M, K, N> p) {
    contend(p.row(), "dovetail", [=] {
      return [a = p.a(), b = p.b(), c = p.c()] {
        // The rows of a batch are a number of run time, as they are in a network.
        constexpr bool batch = F == Form::tn ? K != M : M != K && M != 1;
        constexpr std::size_t B = batch ? dynamic : F == Form::tn ? K : M;
        using Read = View<const float, B, F == Form::tn ? M : K>;
        if constexpr (F == Form::nn) {
          gemm(Read(a, M), View<const float, K, N>(b), View<float, B, N>(c, M));
        } else if constexpr (F == Form::tn) {
          gemm_tn(Read(a, K), View<const float, B, N>(b, K), View<float, M, N>(c));
        } else {
          gemm_nt(Read(a, M), View<const float, N, K>(b), View<float, B, N>(c, M));
        }
      };
    });
  });
  return true;
}();
}  // namespace
