// SPDX-License-Identifier: MIT
// Wrote the files of 0.1.0, which no test writes again: they are what users of that version have. A version whose files
// differ gets a folder of its own, beside this one:
//
//     g++ -std=c++20 -O1 -march=native -Iinclude -Itests tests/storage/compatibility/write.cpp -lz -o write
//     mkdir tests/storage/compatibility/0.2.0 && ./write tests/storage/compatibility/0.2.0
#include <dovetail/data/npz.hpp>

#include <filesystem>
#include <iostream>
#include <stdexcept>

#include <storage/compatibility/networks.hpp>

using namespace compatibility;

namespace {
/// Ends a fit as a crash would, in its third epoch.
struct Crash : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct CrashInThird {
  void on_train_batch_end(auto& fit) const {
    if (fit.epoch == 2) throw Crash("crash");
  }
};
}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "write FOLDER\n";
    return 2;
  }
  const std::string folder = std::string(arguments[1]) + "/";

  auto adam = adam_model();
  train(adam);
  const Network<Mixed> network = adam.network();
  save(network, folder + "network.safetensors");
  save(adam, folder + "adam.safetensors", samples<Mixed, float>(3));
  const FreezeOptions own_layers{.includes = {"storage/compatibility/networks.hpp"}};
  freeze(network, folder + "frozen.inc", samples<Mixed, float>(2), own_layers);
  const auto answers = network.predict(samples<Mixed, float>(20));
  train(adam);
  const auto adam_later = adam.network().predict(samples<Mixed, float>(20));

  auto sgd = sgd_model();
  train(sgd);
  const Network<Mixed, double> doubles = sgd.network();
  save(doubles, folder + "network_double.safetensors", samples<Mixed, double>(3));
  save(sgd, folder + "sgd_double.safetensors");
  freeze(doubles, folder + "frozen_double.inc", own_layers);
  const auto answers_double = doubles.predict(samples<Mixed, double>(20));
  train(sgd);
  const auto sgd_later = sgd.network().predict(samples<Mixed, double>(20));

  const Network<Large> large(Seed{7});
  freeze(large, folder + "frozen_large.inc");
  const auto answers_large = large.predict(samples<Large, float>(2));

  auto whole = classes_model(), crashed = classes_model();
  save(whole.network(), folder + "start.safetensors");
  const auto history = fit_classes(whole, 4);
  const auto classes_end = whole.network().predict(samples<Classes, float>(20));
  try {
    fit_classes(crashed, 4, CrashInThird{},
                ModelCheckpoint{.path = folder + "checkpoint-{epoch}.safetensors", .every = 2},
                ModelCheckpoint{.path = folder + "weights-{epoch}.safetensors", .save_weights_only = true, .every = 2},
                BackupAndRestore{folder + "fit.backup"});
  } catch (const Crash&) {
  }
  const auto classes_middle = load<Classes>(folder + "weights-2.safetensors").predict(samples<Classes, float>(20));

  const auto values = [](const std::vector<double>& of) {
    auto tensor = Tensor<double, dynamic>::with_rows(of.size());
    std::ranges::copy(of, tensor.data());
    return tensor;
  };
  write_npz(folder + "answers.npz", {{"network", answers},
                                     {"network_double", answers_double},
                                     {"adam_later", adam_later},
                                     {"sgd_later", sgd_later},
                                     {"large", answers_large},
                                     {"classes_middle", classes_middle},
                                     {"classes_end", classes_end},
                                     {"loss", values(history.loss)},
                                     {"val_loss", values(history.val_loss)},
                                     {"accuracy", values(history.metric<Accuracy>())},
                                     {"val_accuracy", values(history.val_metric<Accuracy>())}});
}
