// SPDX-License-Identifier: MIT
#pragma once
#include <atomic>
#include <concepts>
#include <mutex>
#include <type_traits>
#include <utility>

#include <dovetail/explain/phrases.hpp>
#include <dovetail/networks/network.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class A>
struct a_LiveNetwork_begins_with_a_copy_of_a_network_of {};
template <class A, class... Which>
struct a_LiveNetwork_takes_the_weights_of_a_network_of {};
struct which_a_model_gives_as_its_network {};
struct a_LiveNetwork_predicts_in_the_function_that_use_calls {
  static constexpr auto text = words() << "dovetail: a LiveNetwork predicts in the function that use calls: write "
                                          "use([&](const auto& network) { return network.predict(x); })";
};
template <class A>
struct use_calls_a_function_of_a_const_network_of {};
}  // namespace detail::problems

/// A network that gets new weights while a real-time thread predicts with it: set() hands them over, and use() goes on
/// with the newest, without a lock, a wait or an allocation. Holds three networks: the one in use, the next one, and
/// the one that set() writes.
template <class A, class T = float>
class LiveNetwork {
 public:
  /// A copy of the network to begin with: LiveNetwork<Tone> live(load<Tone>("clean.safetensors")).
  explicit LiveNetwork(const Network<A, T>& first) : networks_{first, first, first} {}
  LiveNetwork(const LiveNetwork&) = delete;             ///< threads share it where it is
  LiveNetwork& operator=(const LiveNetwork&) = delete;  ///< set() takes other weights
  /// Does not compile: without a network, or from what is none.
  template <class... X>
    requires(!(sizeof...(X) == 1 && (std::convertible_to<const X&, Network<A, T>> && ...)))
  constexpr explicit LiveNetwork(const X&...) {
    using wrong = detail::problems::a_LiveNetwork_begins_with_a_copy_of_a_network_of<A>;
    using problem = detail::explained<std::conditional_t<Network<A, T>::valid, wrong, detail::none>>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  }

  /// Copies the network for the next use() to take: live.set(load<Tone>("crunch.safetensors")). Of several before a
  /// use(), the last counts. Any thread may call it but the real-time one, since it allocates and frees, and waits
  /// where another thread is in set().
  void set(const Network<A, T>& network) {
    const std::lock_guard one_at_a_time(setting_);
    networks_[written_] = network;
    written_ = next_.exchange(written_ | is_new, std::memory_order_acq_rel) & ~is_new;
  }

  /// Does not compile: weights of what is no network.
  template <class X>
    requires(!std::convertible_to<const X&, Network<A, T>>)
  constexpr void set(const X&) {
    using Of = detail::problems::a_LiveNetwork_takes_the_weights_of_a_network_of<A>;
    using OfModel = detail::problems::a_LiveNetwork_takes_the_weights_of_a_network_of<
        A, detail::problems::which_a_model_gives_as_its_network>;
    using problem = detail::explained<std::conditional_t<requires(const X& x) { x.network(); }, OfModel, Of>>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  }

  /// Calls f with the newest network and returns what f returns. f takes a const reference, which stays as it is until
  /// f returns, and not longer: call use() once for each block of audio, and no block mixes weights. For one thread at
  /// a time; f does not call use() again.
  template <class Function>
  auto use(Function&& f) noexcept(requires(const Network<A, T>& network) {
    { std::forward<Function>(f)(network) } noexcept;
  }) {
    using wrong = detail::problems::use_calls_a_function_of_a_const_network_of<A>;
    constexpr bool fits = requires(const Network<A, T>& network) { std::forward<Function>(f)(network); };
    using problem = detail::explained<std::conditional_t<fits, detail::none, wrong>>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    if (next_.load(std::memory_order_relaxed) & is_new)
      used_ = next_.exchange(used_, std::memory_order_acq_rel) & ~is_new;
    if constexpr (fits) {
      return std::forward<Function>(f)(std::as_const(networks_[used_]));
    } else {
      return detail::refused{typename Network<A, T>::Output()};
    }
  }
  /// Does not compile: no block shall mix weights, so use() says how long the network stays.
  template <class... X>
  constexpr auto predict(const X&...) {
    using wrong = detail::problems::a_LiveNetwork_predicts_in_the_function_that_use_calls;
    using problem = detail::explained<detail::of_call<wrong, detail::phrases<X...>>>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return detail::refused{typename Network<A, T>::Output()};
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
