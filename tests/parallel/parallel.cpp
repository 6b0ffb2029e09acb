// SPDX-License-Identifier: MIT
// The component dovetail::parallel: the number of threads changes no bit, and threads work only where there is enough
// to do.
#include <omp.h>

#include <algorithm>
#include <bit>
#include <set>
#include <vector>

#include <dovetail/data/digits.hpp>
#include <dovetail/dovetail.hpp>
#include <doctest/doctest.h>
using namespace dovetail;

namespace {

/// As many threads as asked for, however many cores there are; then as many as before.
class Threads {
 public:
  explicit Threads(int count) : before_(omp_get_max_threads()) { omp_set_num_threads(count); }
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;
  ~Threads() { omp_set_num_threads(before_); }

 private:
  int before_;
};

struct Range {
  std::size_t first, count;
  int thread;
};
/// The ranges of for_rows, in their order.
template <std::size_t B = dynamic>
std::vector<Range> ranges(std::size_t rows, std::size_t step, std::size_t work) {
  std::vector<Range> found(rows + 1);
  int count = 0;
  for_rows<B>(rows, step, work, [&](std::size_t first, std::size_t size) {
    int own = 0;
#pragma omp atomic capture
    own = count++;
    found[static_cast<std::size_t>(own)] = {first, size, omp_get_thread_num()};
  });
  found.resize(static_cast<std::size_t>(count));
  std::sort(found.begin(), found.end(), [](const Range& a, const Range& b) { return a.first < b.first; });
  return found;
}

template <class X>
X zeros(std::size_t rows) {
  if constexpr (X::shape::dims[0] == dynamic) {
    return X::with_rows(rows);
  } else {
    return {};
  }
}

/// Numbers that differ, in [-1, 1).
template <class X>
X numbers(std::size_t rows, std::uint64_t seed) {
  X x = zeros<X>(rows);
  Random random{Seed{seed}};
  for (auto& value : x.flat()) value = 2 * random.uniform<typename X::value_type>() - 1;
  return x;
}

/// That compute(y) gives the same bits with 1, 2, 3 and 7 threads.
template <class Y, class F>
void check_same(std::size_t rows, F compute) {
  Y one = zeros<Y>(rows);
  {
    const Threads threads(1);
    compute(one);
  }
  for (const int count : {2, 3, 7}) {
    const Threads threads(count);
    Y several = zeros<Y>(rows);
    compute(several);
    CAPTURE(count);
    CHECK(std::ranges::equal(several.flat(), one.flat()));
  }
}

}  // namespace

TEST_CASE("ranges make up all rows, in whole steps") {
  const Threads threads(3);
  for (const std::size_t rows : {2u, 3u, 5u, 6u, 7u, 12u, 31u, 100u, 101u})
    for (const std::size_t step : {1u, 2u, 6u, 16u}) {
      CAPTURE(rows);
      CAPTURE(step);
      const auto found = ranges(rows, step, detail::kernels::work_of_a_thread * 2);
      CHECK(found.size() == std::min<std::size_t>(3, (rows + step - 1) / step));
      std::size_t next = 0;
      std::set<int> workers;
      for (const Range& range : found) {
        CHECK(range.first == next);
        CHECK(range.count > 0);
        CHECK((range.first + range.count == rows || range.count % step == 0));
        next = range.first + range.count;
        workers.insert(range.thread);
      }
      CHECK(next == rows);
      CHECK(workers.size() == found.size());
    }
  CHECK(ranges(0, 1, 5).size() == 1);
}

TEST_CASE("one thread works where there is too little to do") {
  const Threads threads(4);
  CHECK(ranges(2, 1, detail::kernels::work_of_a_thread - 1).size() == 1);
  CHECK(ranges(2, 1, detail::kernels::work_of_a_thread).size() == 2);
  CHECK(ranges(100, 1, detail::kernels::work_of_a_thread / 100).size() == 1);
  CHECK(ranges(350, 1, detail::kernels::work_of_a_thread / 100).size() == 3);
  CHECK(ranges(100, 1, detail::kernels::work_of_a_thread).size() == 4);
}

TEST_CASE("one thread works on a single sample") {
  const Threads threads(2);
  CHECK(ranges<1>(100, 1, detail::kernels::work_of_a_thread).size() == 1);
  CHECK(ranges<100>(100, 1, detail::kernels::work_of_a_thread).size() == 2);
}

TEST_CASE("threads of a region begin no other threads") {
  const Threads threads(2);
  std::vector<std::size_t> sizes(2);
#pragma omp parallel for
  for (int i = 0; i < 2; ++i)
    sizes[static_cast<std::size_t>(i)] = ranges(100, 1, detail::kernels::work_of_a_thread).size();
  CHECK(sizes == std::vector<std::size_t>{1, 1});
}

TEST_CASE("every thread flushes denormals where the caller does, and then no more") {
  const Threads threads(3);
  const auto small = [] {
    std::vector<float> x(3 * 16, 2e-38f);
    for_rows<dynamic>(x.size(), 16, detail::kernels::work_of_a_thread, [&](std::size_t first, std::size_t count) {
      for (volatile float* p = x.data() + first; count > 0; --count, ++p) *p = *p * 0.25f;
    });
    // By their bits: to who computes with 0 in their place, they are equal to 0.
    return std::count_if(x.begin(), x.end(), [](float value) { return std::bit_cast<std::uint32_t>(value) == 0; });
  };
  CHECK(small() == 0);
  {
    const FlushDenormals flushed;
    CHECK(small() == 48);
  }
  CHECK(small() == 0);
}

// Rows that divide into no tiles; above the threshold with 7 threads.
TEST_CASE_TEMPLATE("products have the same bits", T, float, double) {
  constexpr std::size_t K = 129, N = 131;
  for (const std::size_t rows : {33u, 64u, 509u}) {
    const auto x = numbers<Tensor<T, dynamic, K>>(rows, 1);
    const auto dy = numbers<Tensor<T, dynamic, N>>(rows, 2);
    const auto kernel = numbers<Tensor<T, K, N>>(K, 3);
    const auto bias = numbers<Tensor<T, N>>(N, 4);
    check_same<Tensor<T, dynamic, N>>(rows, [&](auto& y) { gemm(x.view(), kernel.view(), y.view(), add_bias(bias)); });
    check_same<Tensor<T, K, N>>(K, [&](auto& y) { gemm_tn(x.view(), dy.view(), y.view()); });
    check_same<Tensor<T, dynamic, K>>(rows, [&](auto& y) { gemm_nt(dy.view(), kernel.view(), y.view()); });
  }
}

TEST_CASE("products of few columns, of many, of few rows and of constant extents have the same bits") {
  const auto few = numbers<Tensor<float, dynamic, 30>>(5001, 1);
  const auto small = numbers<Tensor<float, 30, 10>>(30, 2);
  check_same<Tensor<float, dynamic, 10>>(5001, [&](auto& y) { gemm(few.view(), small.view(), y.view()); });

  const auto many = numbers<Tensor<float, dynamic, 65>>(700, 3);  // packed above 256 rows
  const auto wide = numbers<Tensor<float, 65, 1000>>(65, 4);
  check_same<Tensor<float, dynamic, 1000>>(700, [&](auto& y) { gemm(many.view(), wide.view(), y.view()); });

  const auto flat = numbers<Tensor<float, dynamic, 300>>(35, 5);  // dx in columns
  const auto square = numbers<Tensor<float, 301, 300>>(301, 6);
  check_same<Tensor<float, dynamic, 301>>(35, [&](auto& y) { gemm_nt(flat.view(), square.view(), y.view()); });

  const auto a = numbers<Tensor<float, 3, 512>>(3, 7);  // one tile: nothing to divide
  const auto b = numbers<Tensor<float, 512, 2000>>(512, 8);
  check_same<Tensor<float, 3, 2000>>(3, [&](auto& y) { gemm(a.view(), b.view(), y.view()); });
}

TEST_CASE("elementwise functions, sums and softmax have the same bits") {
  const auto x = numbers<Tensor<float, dynamic, 333>>(2001, 1);
  using X = Tensor<float, dynamic, 333>;
  check_same<X>(2001, [&](auto& y) { Tanh::forward(x.view(), y.view()); });
  check_same<X>(2001, [&](auto& y) { Softmax::forward(x.view(), y.view()); });
  check_same<X>(2001, [&](auto& y) { Softmax::backward(x.view(), x.view(), x.view(), y.view()); });
  check_same<Tensor<float, 333>>(333, [&](auto& y) { sum_rows(x.view(), y.view()); });
}

namespace {

template <class Optimizer>
void check_training(Optimizer optimizer) {
  using Net = Sequential<Input<28, 28>, Flatten<>, Dense<300>, BatchNormalization, ReLU, Dropout<0.2>, Dense<70>, Tanh,
                         Dense<10>, Softmax>;
  const auto digits = load_digits();
  const auto run = [&](int count) {
    const auto& [train, test] = digits;
    const Threads threads(count);
    auto model = compile(Network<Net>{Seed{1}}, optimizer, SparseCategoricalCrossentropy{}, Accuracy{});
    const auto history = model.fit(train.x, train.y, {.epochs = 1, .batch_size = 100, .verbose = 0});
    std::vector<float> all;
    model.network().for_each_parameter(
        [&](const auto&, const auto& w) { all.insert(all.end(), w.flat().begin(), w.flat().end()); });
    const auto y = model.predict(test.x);
    all.insert(all.end(), y.flat().begin(), y.flat().end());
    all.push_back(static_cast<float>(model.evaluate(test.x, test.y).loss));
    all.push_back(static_cast<float>(history.loss.back()));
    return all;
  };
  const auto one = run(1);
  for (const int count : {2, 3}) {
    CAPTURE(count);
    CHECK(run(count) == one);
  }
}

}  // namespace

TEST_CASE("training, evaluation and prediction have the same bits") {
  check_training(Adam{});
  check_training(SGD{.momentum = 0.9, .nesterov = true});
}
