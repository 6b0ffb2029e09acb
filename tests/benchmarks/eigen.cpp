// SPDX-License-Identifier: MIT
#include <Eigen/Core>

#include "products.hpp"

namespace {
using namespace bench;
using Eigen::Dynamic;

template <int R, int C>
using Matrix = Eigen::Matrix<float, R, C, Eigen::RowMajor>;

// A number that the compiler does not see.
int unknown(int number) {
  volatile int hidden = number;
  return hidden;
}

// c = a · b, with the extents that are not Dynamic known to the compiler.
template <Form F, int M, int K, int N>
void multiply(const float* from_a, const float* from_b, float* to, int m, int k, int n) {
  constexpr bool tn = F == Form::tn, nt = F == Form::nt;
  const Eigen::Map<const Matrix<tn ? K : M, tn ? M : K>, Eigen::AlignedMax> a(from_a, tn ? k : m, tn ? m : k);
  const Eigen::Map<const Matrix<nt ? N : K, nt ? K : N>, Eigen::AlignedMax> b(from_b, nt ? n : k, nt ? k : n);
  Eigen::Map<Matrix<M, N>, Eigen::AlignedMax> c(to, m, n);
  if constexpr (tn) {
    c.noalias() = a.transpose() * b;
  } else if constexpr (nt) {
    c.noalias() = a * b.transpose();
  } else {
    c.noalias() = a * b;
  }
}

const bool added = [] {
  each_product([]<Form F, std::size_t M, std::size_t K, std::size_t N>(Product<F, M, K, N> p) {
    contend(p.row(), "Eigen", [=] {
      return [a = p.a(), b = p.b(), c = p.c(), m = unknown(M), k = unknown(K), n = unknown(N)] {
        if constexpr (M == 1) {
          multiply<F, 1, Dynamic, Dynamic>(a, b, c, 1, k, n);
        } else {
          multiply<F, Dynamic, Dynamic, Dynamic>(a, b, c, m, k, n);
        }
      };
    });
    if constexpr (p.flops <= 3e7) {
      contend(p.row(), "Eigen, fixed", [=] {
        return [a = p.a(), b = p.b(), c = p.c()] { multiply<F, int(M), int(K), int(N)>(a, b, c, M, K, N); };
      });
    }
  });
  return true;
}();
}  // namespace
