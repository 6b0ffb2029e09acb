// SPDX-License-Identifier: MIT
#include <cstdlib>

#include <dovetail/data.hpp>
#include <dovetail/training.hpp>

#include "networks.hpp"

namespace bench {

const Samples& samples() {
  static const auto data = [] {
    const char* mnist = std::getenv("DOVETAIL_MNIST_DIR");
    return (mnist ? dovetail::load_mnist(mnist) : dovetail::load_digits()).first;
  }();
  static const auto all = [] {  // 60,000, whatever there is
    std::pair<std::vector<float>, std::vector<std::int32_t>> some;
    for (std::size_t i = 0; i < 60'000; ++i) {
      const std::size_t from = i % data.x.rows();
      some.first.insert(some.first.end(), data.x.data() + from * 784, data.x.data() + (from + 1) * 784);
      some.second.push_back(data.y.data()[from]);
    }
    return some;
  }();
  static const Samples views{all.first, all.second};
  return views;
}

}  // namespace bench

namespace {
using namespace dovetail;

using Digits = Sequential<Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;

auto new_model() {
  return compile<Digits>(Adam{bench::learning_rate, bench::beta_1, bench::beta_2, bench::epsilon},
                         SparseCategoricalCrossentropy{});
}

class Trainer {
 public:
  explicit Trainer(std::size_t batch) : batch_(static_cast<int>(batch)) { bench::set_weights(model_.network()); }
  void epoch(const bench::Samples& samples, bool shuffled) {
    model_.fit(View<const float, dynamic, 784>(samples.x), View<const std::int32_t, dynamic>(samples.y),
               {.batch_size = batch_, .verbose = 0, .shuffle = shuffled});
  }
  std::span<const float> last_kernel() { return model_.network().layer<2>().kernel.flat(); }

 private:
  decltype(new_model()) model_ = new_model();
  int batch_;
};

const bool added = [] {
  bench::contend_training<Trainer>("dovetail");
  return true;
}();
}  // namespace
