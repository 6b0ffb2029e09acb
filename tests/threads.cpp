// SPDX-License-Identifier: MIT
// A const network can be used from several threads: each gets the bits that one alone gets.
#include <dovetail/networks.hpp>

#include <array>
#include <atomic>
#include <cstdio>
#include <thread>

using namespace dovetail;

using Digits = Sequential<Input<28, 28>, Flatten<>, Dense<64>, ReLU, BatchNormalization,
                          Residual<Dense<64>, Dropout<0.5>>, Dense<10>, Softmax>;

int main() {
  const Network<Digits> network(Seed{7});
  auto x = Tensor<float, dynamic, 28, 28>::with_rows(150);
  Random random(Seed{8});
  for (float& v : x.flat()) v = random.uniform(0.0f, 1.0f);
  const auto alone = network.predict(x);

  std::atomic<int> different = 0;
  const auto work = [&] {
    Workspace<Digits> workspace;
    for (int round = 0; round < 3; ++round) {
      different += !(network.predict(x) == alone);
      for (std::size_t i = 0; i < x.rows(); ++i) {
        different += !(network.predict(x[i]) == alone[i]);
        different += !(network.predict(x[i], workspace) == alone[i]);
      }
    }
  };
  std::array<std::thread, 4> threads;
  for (auto& thread : threads) thread = std::thread(work);
  for (auto& thread : threads) thread.join();
  if (different != 0) std::printf("%d answers differ from those of one thread\n", different.load());
  return different == 0 ? 0 : 1;
}
