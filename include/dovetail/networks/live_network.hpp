// SPDX-License-Identifier: MIT
#pragma once
#include <atomic>
#include <mutex>
#include <type_traits>
#include <utility>

#include <dovetail/networks/network.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// A network that gets new weights while a real-time thread predicts with it: set() hands them over, and use() goes on
/// with the newest, without a lock, a wait or an allocation. Holds three networks: the one in use, the next one, and
/// the one that set() writes.
template <class A, class T = float>
class LiveNetwork {
 public:
  /// A copy of the network to begin with: LiveNetwork<Tone> live(load<Tone>("clean.safetensors")).
  explicit LiveNetwork(const Network<A, T>& first) : networks_{first, first, first} {}

  /// Copies the network for the next use() to take: live.set(load<Tone>("crunch.safetensors")). Of several before a
  /// use(), the last counts. Any thread may call it but the real-time one, since it allocates and frees, and waits
  /// where another thread is in set().
  void set(const Network<A, T>& network) {
    const std::lock_guard one_at_a_time(setting_);
    networks_[written_] = network;
    written_ = next_.exchange(written_ | is_new, std::memory_order_acq_rel) & ~is_new;
  }

  /// Calls f with the newest network and returns what f returns. f takes a const reference, which stays as it is until
  /// f returns, and not longer: call use() once for each block of audio, and no block mixes weights. For one thread at
  /// a time; f does not call use() again.
  template <class Function>
  auto use(Function&& f) noexcept(std::is_nothrow_invocable_v<Function, const Network<A, T>&>) {
    if (next_.load(std::memory_order_relaxed) & is_new)
      used_ = next_.exchange(used_, std::memory_order_acq_rel) & ~is_new;
    return std::forward<Function>(f)(std::as_const(networks_[used_]));
  }

 private:
  static_assert(std::atomic<unsigned>::is_always_lock_free,
                "dovetail: this machine has no atomic numbers without a lock");
  static constexpr unsigned is_new = 4;  // beside an index

  // use() and set() own a network each, and hand it over by exchanging its index for that of the third, `next_`. Both
  // release and acquire: what use() gets was written to the end, what set() gets back was read to the end. Only use()
  // takes away is_new, so what it sees to be new it also gets.
  Network<A, T> networks_[3];
  unsigned used_ = 0;
  std::atomic<unsigned> next_ = 1;
  unsigned written_ = 2;
  std::mutex setting_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
