// SPDX-License-Identifier: MIT
#include <Eigen/Core>

#include "functions.hpp"
#include "networks.hpp"
#include "products.hpp"

namespace {
using namespace bench;
using Eigen::Dynamic;

template <int R, int C>
using Matrix = Eigen::Matrix<float, R, C, C == 1 && R != 1 ? Eigen::ColMajor : Eigen::RowMajor>;

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

// Networks of sizes that the compiler knows.
struct WithoutActivation {
  template <std::size_t In, std::size_t Out>
  static void dense(const float* x, const float* kernel, const float* bias, float* y) {
    using Result = Matrix<1, int(Out)>;
    const Eigen::Map<const Matrix<int(In), int(Out)>, Eigen::AlignedMax> weights(kernel);
    const Result sum = Eigen::Map<const Matrix<1, int(In)>>(x) * weights;
    Eigen::Map<Result> to(y);
    to = sum + Eigen::Map<const Result, Eigen::AlignedMax>(bias);
  }
};
struct WithReLU : WithoutActivation {
  template <std::size_t Size>
  static void activate(float* y) {
    Eigen::Map<Matrix<1, int(Size)>, Eigen::AlignedMax> all(y);
    all = all.cwiseMax(0.0f);
  }
};
struct WithTanh : WithoutActivation {
  template <std::size_t Size>
  static void activate(float* y) {
    Eigen::Map<Matrix<1, int(Size)>, Eigen::AlignedMax> all(y);
    all = all.array().tanh();
  }
};

class Trainer {
 public:
  explicit Trainer(std::size_t batch) : x_(batch, In), labels_(batch) {}

  void epoch(const Samples& samples, bool shuffled) {
    const auto order = order_of(samples, shuffled, random_);
    const std::size_t batch = labels_.size();
    for (std::size_t i = 0; i < order.size(); i += batch) {
      const std::span rows(order.data() + i, std::min(batch, order.size() - i));
      gather(samples, rows, x_.data(), labels_.data());
      step(static_cast<Eigen::Index>(rows.size()));
    }
  }
  std::span<const float> last_kernel() const { return {kernel_2_.w.data(), std::size_t(H * Out)}; }

 private:
  static constexpr int In = 784, H = 128, Out = 10;

  template <int R, int C>
  struct Parameter {
    Matrix<Dynamic, C> w, g, m, v;  // on the heap: Eigen keeps what is of a fixed size inside the object
    explicit Parameter(std::span<const float> first)
        : w(Eigen::Map<const Matrix<Dynamic, C>>(first.data(), R, C)), g(R, C), m(w * 0), v(w * 0) {}
    void adam(float rate) {
      m = beta_1 * m + (1 - beta_1) * g;
      v = beta_2 * v + (1 - beta_2) * g.cwiseAbs2();
      w.array() -= rate * m.array() / (v.array().sqrt() + epsilon);
    }
  };

  void step(Eigen::Index rows) {
    const auto x = x_.topRows(rows);
    hidden_.noalias() = x * kernel_1_.w;
    hidden_ = (hidden_.rowwise() + bias_1_.w.row(0)).cwiseMax(0.0f);
    out_.noalias() = hidden_ * kernel_2_.w;
    out_.rowwise() += bias_2_.w.row(0);
    out_.colwise() -= out_.rowwise().maxCoeff().eval();
    out_ = out_.array().exp();
    out_.array().colwise() /= out_.rowwise().sum().eval().array();
    for (Eigen::Index i = 0; i < rows; ++i) {  // out = d loss / d logits = (softmax - one-hot) / rows
      float& p = out_(i, labels_[static_cast<std::size_t>(i)]);
      loss_ -= std::log(p);
      p -= 1;
    }
    out_ /= static_cast<float>(rows);
    kernel_2_.g.noalias() = hidden_.transpose() * out_;
    bias_2_.g = out_.colwise().sum();
    dhidden_.noalias() = out_ * kernel_2_.w.transpose();
    dhidden_ = (hidden_.array() > 0).select(dhidden_, 0.0f);
    kernel_1_.g.noalias() = x.transpose() * dhidden_;
    bias_1_.g = dhidden_.colwise().sum();

    const float t = static_cast<float>(++steps_);
    const float rate = learning_rate * std::sqrt(1 - std::pow(beta_2, t)) / (1 - std::pow(beta_1, t));
    kernel_1_.adam(rate);
    bias_1_.adam(rate);
    kernel_2_.adam(rate);
    bias_2_.adam(rate);
  }

  Parameter<In, H> kernel_1_{bench::kernel(In, H)};
  Parameter<1, H> bias_1_{bias(H)};
  Parameter<H, Out> kernel_2_{bench::kernel(H, Out)};
  Parameter<1, Out> bias_2_{bias(Out)};
  Matrix<Dynamic, In> x_;
  Matrix<Dynamic, H> hidden_, dhidden_;
  Matrix<Dynamic, Out> out_;
  std::vector<std::int32_t> labels_;
  int steps_ = 0;
  float loss_ = 0;
  std::minstd_rand random_;
};

void add(const std::string& name, auto function) {
  contend_function(name, "Eigen", [=](std::span<const float> x, std::span<float> y) {
    const auto size = static_cast<Eigen::Index>(x.size());
    const Eigen::Map<const Eigen::ArrayXf, Eigen::AlignedMax> from(x.data(), size);
    Eigen::Map<Eigen::ArrayXf, Eigen::AlignedMax>(y.data(), size) = function(from);
  });
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
      contend(p.row(), "Eigen fixed", [=] {
        return [a = p.a(), b = p.b(), c = p.c()] { multiply<F, int(M), int(K), int(N)>(a, b, c, M, K, N); };
      });
    }
  });
  add("exp", [](auto x) { return x.exp(); });
  add("tanh", [](auto x) { return x.tanh(); });
  add("sigmoid", [](auto x) { return x.logistic(); });
  add("relu", [](auto x) { return x.max(0.0f); });
  contend_net<WithReLU>(one_digit, "Eigen fixed");
  contend_net<WithTanh>(tanh_net, "Eigen fixed");
  contend_net<WithoutActivation>(dense_4, "Eigen fixed");
  contend_net<WithoutActivation>(dense_8, "Eigen fixed");
  contend_net<WithoutActivation>(dense_16, "Eigen fixed");
  contend_training<Trainer>("Eigen");
  return true;
}();
}  // namespace
