// SPDX-License-Identifier: MIT
#include <dovetail/formula/record_argument.hpp>

#include <doctest/doctest.h>

#include <dovetail/formula.hpp>

// A record is one argument, and its gradient is the same record.
using namespace dovetail;

template <class T>
struct Weights {
  using Matrix = Tensor<T, 3, 2>;
  using Vector = Tensor<T, 2>;
  BOOST_HANA_DEFINE_STRUCT(Weights, (Matrix, kernel), (Vector, bias));
};
constexpr auto loss = [](auto p, auto x) { return mean(square(matmul(x, p.kernel) + p.bias)); };

TEST_CASE("a record, and a tuple of records") {
  const Tensor<double, 4, 3> x{{1, 2, 3}, {2, 3, 4}, {-1, 0, 1}, {0.5, 0.2, 0.1}};
  Weights<double> p;
  p.kernel = {{0.1, 0.2}, {0.3, -0.4}, {0.5, 0.1}};
  p.bias = {0.5, -0.5};
  const auto [value, dp] = value_and_grad(loss, p, stop_gradient(x));
  static_assert(std::is_same_v<std::remove_const_t<decltype(dp)>, Weights<double>>);
  const auto [same, dkernel, dbias] = value_and_grad(
      [](auto k, auto b, auto a) { return mean(square(matmul(a, k) + b)); }, p.kernel, p.bias, stop_gradient(x));
  CHECK(value == same);
  CHECK(dp.kernel == dkernel);
  CHECK(dp.bias == dbias);

  const boost::hana::tuple<Weights<double>, Weights<double>> both(p, p);
  const auto gradient_of_both = grad(
      [](auto q, auto a) {
        const auto& [first, second] = std::pair(boost::hana::at_c<0>(q), boost::hana::at_c<1>(q));
        return mean(square(matmul(a, first.kernel) + first.bias)) + sum(second.bias);
      },
      both, stop_gradient(x));
  CHECK(boost::hana::at_c<0>(gradient_of_both).kernel == dkernel);
  CHECK(boost::hana::at_c<1>(gradient_of_both).bias == Tensor<double, 2>{1, 1});
  CHECK(hvp(loss, p, p, x).bias.size() == 2);
}
