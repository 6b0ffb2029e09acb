// SPDX-License-Identifier: MIT
#include <dovetail/formula/plan.hpp>

#include <dovetail/formula.hpp>

// How many passes over memory a formula takes, and what of it is stored.
using namespace dovetail;
using namespace dovetail::detail::formula;

template <class F, class... X>
using Forward = Program<GradientSource<true, false, F, X...>>;
template <class F, class... X>
using Both = Program<GradientSource<true, true, F, X...>>;
using Matrix = Tensor<double, 3, 4>;
using Square = Tensor<double, 4, 4>;
constexpr int stored_on_the_way(const auto& program) {
  int n = 0;
  for (const bool used : program.buffers.used) n += used;
  return n;
}

// Functions of elements are one loop over all elements.
constexpr auto elementwise = [](auto x, auto y) { return tanh(x) * exp(y) + x / 3; };
using Elementwise = Forward<std::remove_const_t<decltype(elementwise)>, Matrix, Matrix>;
static_assert(Elementwise::plan.steps == 1 && Loop<Elementwise, 0>::loop.flat && stored_on_the_way(Elementwise{}) == 0);

// Softmax reads a row three times: for the largest element, the sum and the quotient. e^x is kept from the second on.
constexpr auto soft = [](auto x) { return softmax(x); };
using Soft = Forward<std::remove_const_t<decltype(soft)>, Matrix>;
static_assert(Soft::plan.steps == 1 && Loop<Soft, 0>::loop.passes == 3 && Loop<Soft, 0>::loop.rows == 1);
static_assert(stored_on_the_way(Soft{}) == 0);

// Normalized rows: two passes for the sums, of which the second needs the first one's, and one for the elements.
constexpr auto normalized = [](auto x) {
  return (x - mean(x, axis<-1>, keepdims)) / sqrt(var(x, axis<-1>, keepdims) + 1e-5);
};
using Normalized = Forward<std::remove_const_t<decltype(normalized)>, Matrix>;
static_assert(Normalized::plan.steps == 1 && Loop<Normalized, 0>::loop.passes == 3);

// A layer and its gradients: the product, one loop for the value and what flows back, two products.
constexpr auto layer = [](auto x, auto w) { return sum(square(tanh(matmul(x, w)))); };
using Layer = Both<std::remove_const_t<decltype(layer)>, Matrix, Square>;
static_assert(Layer::plan.steps == 4 && Layer::plan.is_loop[1] && !Layer::plan.is_loop[0]);

// A transposed operand costs nothing.
constexpr auto transposed = [](auto x) { return matmul(x, transpose(x)); };
using Transposed = Forward<std::remove_const_t<decltype(transposed)>, Matrix>;
static_assert(Transposed::plan.steps == 1 && stored_on_the_way(Transposed{}) == 0);

// Given nodes and wanted ones are the caller's memory.
static_assert(Elementwise::plan.formula.given_count == 2 && Elementwise::plan.formula.wanted_count == 1);
