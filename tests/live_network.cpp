// SPDX-License-Identifier: MIT
// 100,000 blocks of audio while 100 files are loaded: every block comes from one network, the newest, and the thread
// that plays neither allocates nor frees. Under ThreadSanitizer, which sees weights that are read while they are
// written.
#include <dovetail/networks/live_network.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <thread>

#include <dovetail/layers.hpp>
#include <dovetail/storage/network.hpp>

using namespace dovetail;

thread_local bool playing = false;
int allocations = 0;  // and what is freed, by the thread that is playing
void* allocate(std::size_t bytes, std::size_t align) {
  if (playing) ++allocations;
  if (void* memory = std::aligned_alloc(align, (bytes + align) / align * align)) return memory;
  std::abort();
}
// Not inline: GCC would see free() behind `new` and warn.
[[gnu::noinline]] void release(void* memory) {
  if (playing) ++allocations;
  std::free(memory);
}
// All forms: ThreadSanitizer has its own of those that are missing.
void* operator new(std::size_t bytes) { return allocate(bytes, alignof(std::max_align_t)); }
void* operator new[](std::size_t bytes) { return allocate(bytes, alignof(std::max_align_t)); }
void* operator new(std::size_t bytes, std::align_val_t align) { return allocate(bytes, std::size_t(align)); }
void* operator new[](std::size_t bytes, std::align_val_t align) { return allocate(bytes, std::size_t(align)); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { release(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { release(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { release(memory); }

// Weights inside the network, and on the heap.
using Tone = Sequential<Dense<1, 8>, Dense<520>, Dense<1>>;
constexpr int files = 100, blocks = 100'000;

// All parameters are v, so the answers to 1 say which: they grow with it.
Network<Tone> all_are(float v) {
  Network<Tone> network;
  network.for_each_parameter([v](const auto&, auto& tensor) { std::ranges::fill(tensor.flat(), v); });
  return network;
}

int main() {
  const auto path = [](int k) { return "live_network_" + std::to_string(k) + ".safetensors"; };
  std::array<float, files + 1> answers{};  // of each network, in the order of loading
  for (int k = 0; k <= files; ++k) {
    const auto network = all_are(static_cast<float>(k));
    answers[static_cast<std::size_t>(k)] = network.predict({1})(0);
    save(network, path(k));
  }

  LiveNetwork<Tone> live(load<Tone>(path(0)));
  std::atomic<int> played = 0;  // relaxed: it must not order what live has to order
  std::atomic<bool> loaded = false;
  int mixed = 0, unknown = 0, older = 0, changes = 0;
  std::thread audio([&] {
    playing = true;
    float newest = answers[0];
    const auto play = [&] {
      std::array<float, 2> out;
      live.use([&](const Network<Tone>& network) noexcept {
        for (float& y : out) y = network.predict({1})(0);
      });
      mixed += out[0] != out[1];
      unknown += !std::ranges::binary_search(answers, out[0]);
      older += out[0] < newest;
      changes += out[0] != newest;
      newest = out[0];
    };
    do {
      play();
      played.fetch_add(1, std::memory_order_relaxed);
    } while (played.load(std::memory_order_relaxed) < blocks || !loaded);
    play();
    older += newest != answers[files];
    playing = false;
  });
  for (int k = 1; k <= files; ++k) {
    while (played.load(std::memory_order_relaxed) < k * (blocks / files)) std::this_thread::yield();
    live.set(load<Tone>(path(k)));
  }
  loaded = true;
  audio.join();
  for (int k = 0; k <= files; ++k) std::remove(path(k).c_str());

  std::printf(
      "%d blocks, %d changes of network; %d blocks of several networks, %d of none, %d of an older one, "
      "%d allocations\n",
      played.load(), changes, mixed, unknown, older, allocations);
  return mixed + unknown + older + allocations == 0 && changes > 1 ? 0 : 1;
}
