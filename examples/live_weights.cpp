// SPDX-License-Identifier: MIT
// A guitar pedal that gets new weights while it plays: one thread loads files, the other plays block after block and
// never waits for it, and each block is played with the weights of one file.
#include <dovetail/dovetail.hpp>
#include <dovetail/networks/live_network.hpp>
#include <dovetail/storage.hpp>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <span>
#include <string>
#include <thread>
#include <vector>
using namespace dovetail;

using Tone = Sequential<Dense<1, 1>, Tanh>;

class Pedal {
 public:
  explicit Pedal(const std::string& file) : tone_(load<Tone>(file)) {}

  // On any other thread than that of process. Throws FormatError if the file does not fit: then all plays on as it was.
  void open(const std::string& file) { tone_.set(load<Tone>(file)); }

  // On the audio thread: a block. Neither locks nor allocates.
  void process(std::span<const float> in, std::span<float> out) noexcept {
    tone_.use([&](const Network<Tone>& tone) noexcept {
      for (std::size_t i = 0; i < out.size(); ++i) out[i] = tone.predict(View<const float, 1>(&in[i]))(0);
    });
  }

 private:
  LiveNetwork<Tone> tone_;
};

// y = tanh(drive · x), in place of a network that was trained.
Network<Tone> tone(float drive) {
  Network<Tone> network;
  network.layer<0>().kernel = {{drive}};
  return network;
}

int main() {
  save(tone(1), "clean.safetensors");
  save(tone(5), "crunch.safetensors");
  save(Network<Sequential<Dense<1, 2>, Tanh>>(), "stereo.safetensors");

  Pedal pedal("clean.safetensors");
  std::atomic<int> blocks = 0;
  std::atomic<float> last = 0;
  std::atomic<bool> plugged = true;
  std::thread device([&] {
    const std::vector<float> in(64, 0.5f);
    std::vector<float> out(64);
    for (; plugged; ++blocks) {
      pedal.process(in, out);
      last = out.back();
      std::this_thread::sleep_for(std::chrono::microseconds(1333));  // 64 samples at 48 kHz
    }
  });

  const auto listen = [&] {
    for (const int start = blocks; blocks < start + 2;) std::this_thread::yield();
    std::printf("0.5 becomes %.3f\n", static_cast<double>(last));
  };
  listen();
  pedal.open("crunch.safetensors");
  listen();
  try {
    pedal.open("stereo.safetensors");
  } catch (const FormatError& error) {
    std::printf("%s\n", error.what());
  }
  listen();
  // output: 0.5 becomes 0.462
  // output: 0.5 becomes 0.987
  // output: stereo.safetensors does not fit:
  // output:   layer 0 is Dense<1, 2> in the file, expected Dense<1, 1>
  // output: 0.5 becomes 0.987

  plugged = false;
  device.join();
  for (const auto* file : {"clean.safetensors", "crunch.safetensors", "stereo.safetensors"}) std::remove(file);
}
