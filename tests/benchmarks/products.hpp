// SPDX-License-Identifier: MIT
#pragma once
#include "harness.hpp"

/// The products of matrices that networks take.
namespace bench {

/// What is stored the other way round: nothing, a (dW = xᵀ · dy), or b (dX = dy · Wᵀ).
enum class Form { nn, tn, nt };

/// c = a · b, with a of shape (M, K), b of shape (K, N), c of shape (M, N), all row-major.
template <Form F, std::size_t M, std::size_t K, std::size_t N>
struct Product {
  static constexpr Form form = F;
  static constexpr std::size_t m = M, k = K, n = N;
  static constexpr double flops = 2.0 * M * K * N;

  static Row row() {
    const char* suffix = F == Form::nn ? "" : F == Form::tn ? " dW" : " dX";
    const double bytes = sizeof(float) * (double(M * K) + double(K * N) + double(M * N));
    return {"gemm/" + std::to_string(M) + "x" + std::to_string(K) + "x" + std::to_string(N) + suffix, flops, bytes,
            M * N};
  }
  static const float* a() { return shared(row().name + "/a", M * K).data(); }
  static const float* b() { return shared(row().name + "/b", K * N).data(); }
  static float* c() { return result(row()).data(); }
};

/// Calls visit(Product<...>{}) for each of them.
void each_product(auto visit) {
  const auto squares = [&]<std::size_t... S>(std::index_sequence<S...>) { (visit(Product<Form::nn, S, S, S>{}), ...); };
  squares(std::index_sequence<4, 8, 16, 24, 32, 48, 64, 96, 128, 256, 512, 1024, 2048>{});
  visit(Product<Form::nn, 1, 784, 128>{});
  visit(Product<Form::nn, 1, 128, 10>{});
  visit(Product<Form::nn, 32, 784, 128>{});
  visit(Product<Form::nn, 32, 128, 10>{});
  visit(Product<Form::nn, 128, 784, 128>{});
  visit(Product<Form::nn, 128, 784, 512>{});
  visit(Product<Form::nn, 256, 512, 512>{});
  visit(Product<Form::tn, 784, 32, 128>{});
  visit(Product<Form::tn, 784, 128, 128>{});
  visit(Product<Form::nt, 32, 128, 784>{});
  visit(Product<Form::nt, 128, 128, 784>{});
}

}  // namespace bench
