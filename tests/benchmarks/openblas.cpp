// SPDX-License-Identifier: MIT
#include <cblas-openblas.h>

#include "networks.hpp"
#include "products.hpp"

namespace {
using namespace bench;

/// Plain loops around its products.
class Trainer {
 public:
  explicit Trainer(std::size_t batch)
      : x_(batch * In), hidden_(batch * H), dhidden_(batch * H), out_(batch * Out), labels_(batch), batch_(batch) {}

  void epoch(const Samples& samples, bool shuffled) {
    const auto order = order_of(samples, shuffled, random_);
    for (std::size_t i = 0; i < order.size(); i += batch_) {
      const std::span rows(order.data() + i, std::min(batch_, order.size() - i));
      gather(samples, rows, x_.data(), labels_.data());
      step(rows.size());
    }
  }
  std::span<const float> last_kernel() const { return kernel_2_.w; }

 private:
  static constexpr std::size_t In = 784, H = 128, Out = 10;

  struct Parameter {
    std::vector<float> w, g, m, v;
    explicit Parameter(std::span<const float> first)
        : w(first.begin(), first.end()), g(first.size()), m(first.size()), v(first.size()) {}
  };

  // c = a · b, with a of shape (m, k), b of shape (k, n).
  static void multiply(CBLAS_TRANSPOSE ta, CBLAS_TRANSPOSE tb, std::size_t m, std::size_t k, std::size_t n,
                       const float* a, const float* b, float* c) {
    const auto i = [](std::size_t extent) { return static_cast<int>(extent); };
    const std::size_t lda = ta == CblasTrans ? m : k, ldb = tb == CblasTrans ? k : n;
    cblas_sgemm(CblasRowMajor, ta, tb, i(m), i(n), i(k), 1, a, i(lda), b, i(ldb), 0, c, i(n));
  }
  // g = Σ_B dy
  static void sum_rows(std::size_t rows, std::size_t n, const float* dy, float* g) {
    std::fill_n(g, n, 0.0f);
    for (std::size_t i = 0; i < rows; ++i)
      for (std::size_t j = 0; j < n; ++j) g[j] += dy[i * n + j];
  }

  void step(std::size_t rows) {
    multiply(CblasNoTrans, CblasNoTrans, rows, In, H, x_.data(), kernel_1_.w.data(), hidden_.data());
    for (std::size_t i = 0; i < rows; ++i)
      for (std::size_t j = 0; j < H; ++j) hidden_[i * H + j] = std::max(hidden_[i * H + j] + bias_1_.w[j], 0.0f);
    multiply(CblasNoTrans, CblasNoTrans, rows, H, Out, hidden_.data(), kernel_2_.w.data(), out_.data());
    for (std::size_t i = 0; i < rows; ++i) {  // out = d loss / d logits = (softmax - one-hot) / rows
      float* z = &out_[i * Out];
      for (std::size_t j = 0; j < Out; ++j) z[j] += bias_2_.w[j];
      const float most = *std::max_element(z, z + Out);
      float sum = 0;
      for (std::size_t j = 0; j < Out; ++j) sum += z[j] = std::exp(z[j] - most);
      loss_ -= std::log(z[labels_[i]] / sum);
      for (std::size_t j = 0; j < Out; ++j)
        z[j] = (z[j] / sum - (std::size_t(labels_[i]) == j)) / static_cast<float>(rows);
    }
    multiply(CblasTrans, CblasNoTrans, H, rows, Out, hidden_.data(), out_.data(), kernel_2_.g.data());
    sum_rows(rows, Out, out_.data(), bias_2_.g.data());
    multiply(CblasNoTrans, CblasTrans, rows, Out, H, out_.data(), kernel_2_.w.data(), dhidden_.data());
    for (std::size_t i = 0; i < rows * H; ++i) dhidden_[i] = hidden_[i] > 0 ? dhidden_[i] : 0;
    multiply(CblasTrans, CblasNoTrans, In, rows, H, x_.data(), dhidden_.data(), kernel_1_.g.data());
    sum_rows(rows, H, dhidden_.data(), bias_1_.g.data());

    ++steps_;
    const float t = static_cast<float>(steps_);
    const float rate = learning_rate * std::sqrt(1 - std::pow(beta_2, t)) / (1 - std::pow(beta_1, t));
    for (Parameter* p : {&kernel_1_, &bias_1_, &kernel_2_, &bias_2_})
      adam(p->w.size(), p->w.data(), p->g.data(), p->m.data(), p->v.data(), rate);
  }
  static void adam(std::size_t n, float* __restrict w, const float* __restrict g, float* __restrict m,
                   float* __restrict v, float rate) {
    for (std::size_t i = 0; i < n; ++i) {
      m[i] = beta_1 * m[i] + (1 - beta_1) * g[i];
      v[i] = beta_2 * v[i] + (1 - beta_2) * g[i] * g[i];
      w[i] -= rate * m[i] / (std::sqrt(v[i]) + epsilon);
    }
  }

  Parameter kernel_1_{bench::kernel(In, H)}, bias_1_{bias(H)}, kernel_2_{bench::kernel(H, Out)}, bias_2_{bias(Out)};
  std::vector<float> x_, hidden_, dhidden_, out_;
  std::vector<std::int32_t> labels_;
  std::size_t batch_, steps_ = 0;
  float loss_ = 0;
  std::minstd_rand random_;
};

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
          cblas_sgemm(CblasRowMajor, tn ? CblasTrans : CblasNoTrans, nt ? CblasTrans : CblasNoTrans, M, N, K, 1, a,
                      tn ? M : K, b, nt ? K : N, 0, c, N);
        }
      };
    });
  });
  contend_training<Trainer>("OpenBLAS loops");
  return true;
}();
}  // namespace
