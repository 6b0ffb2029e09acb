// SPDX-License-Identifier: MIT
// Networks of different architectures have different types; behind a std::function they have one. So a program can
// choose at start-up:
//   choose [linear|deep]
#include <dovetail/data/digits.hpp>
#include <dovetail/dovetail.hpp>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <utility>
using namespace dovetail;

using Linear = Sequential<Flatten<28, 28>, Dense<10>, Softmax>;
using Deep = Sequential<Flatten<28, 28>, Dense<128>, ReLU, Dense<64>, ReLU, Dense<10>, Softmax>;

using Image = View<const float, 28, 28>;
using Probabilities = Tensor<float, 10>;
using Classifier = std::function<Probabilities(Image)>;

template <class Architecture>
Classifier trained_on(const ImageDataset& data) {
  auto model = compile<Architecture>(Adam{}, SparseCategoricalCrossentropy{});
  model.fit(data.x, data.y, {.epochs = 5, .verbose = 0});
  return [network = std::move(model.network())](Image image) { return network.predict(image); };
}

int main(int argc, char** argv) {
  const std::map<std::string, Classifier (*)(const ImageDataset&)> architectures{
      {"linear", trained_on<Linear>},
      {"deep", trained_on<Deep>},
  };
  const std::string name = argc > 1 ? argv[1] : "deep";
  const auto chosen = architectures.find(name);
  if (chosen == architectures.end()) {
    std::fprintf(stderr, "choose: there is no network %s\nusage: choose [linear|deep]\n", name.c_str());
    return 2;
  }

  const auto [train, test] = load_digits();
  const Classifier classify = chosen->second(train);  // from here on, nothing depends on which one it is

  int right = 0;
  for (std::size_t i = 0; i < test.x.rows(); ++i) {
    const Probabilities p = classify(test.x[i]);
    right += std::max_element(p.begin(), p.end()) - p.begin() == test.y[i];
  }
  std::printf("the %s network reads %d of %zu digits\n", name.c_str(), right, test.x.rows());
  // matches: the (linear|deep) network reads 3[0-9][0-9] of 360 digits
}
