// SPDX-License-Identifier: MIT
#pragma once
#include <cstdio>
#include <ctime>
#if __has_include(<unistd.h>)
#include <unistd.h>
#endif

#include <dovetail/training/history.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::training {
/// What fit prints, as Keras does: on a terminal a bar that moves, elsewhere a line an epoch. Cold: so the
/// compiler spends no time on it.
class Progress {
 public:
  Progress(int verbose, int epochs, std::size_t steps)
      : lines_(verbose > 0), bar_(verbose == 1 && on_terminal()), epochs_(epochs), steps_(steps) {}

  [[gnu::cold]] void begin_epoch(int epoch) {
    epoch_ = epoch + 1;
    start_ = shown_ = now();
    if (bar_) std::printf("Epoch %d/%d\n", epoch_, epochs_);
  }

  /// After each step; draws the bar about ten times a second.
  template <class... M>
  [[gnu::cold]] void step(std::size_t done, const Result<M...>& result) {
    if (!bar_ || (done < steps_ && now() - shown_ < 0.1)) return;
    shown_ = now();
    draw_bar(done);
    print_result("", result);
    std::fputs("\x1b[K", stdout);  // clears what a longer line left behind
    std::fflush(stdout);
  }

  /// A sentence of its own, in an epoch.
  [[gnu::cold]] void tell(const std::string& sentence) const {
    if (lines_) std::printf(bar_ ? "\n%s\n" : "%s\n", sentence.c_str());
  }

  /// With the result of the validation, or null.
  template <class... M>
  [[gnu::cold]] void end_epoch(const Result<M...>& result, const Result<M...>* validation) {
    if (!lines_) return;
    if (bar_) {
      draw_bar(steps_);
    } else {
      std::printf("Epoch %d/%d - ", epoch_, epochs_);
      print_time(steps_);
    }
    print_result("", result);
    if (validation != nullptr) print_result("val_", *validation);
    std::puts(bar_ ? "\x1b[K" : "");
    std::fflush(stdout);
  }

 private:
  static bool on_terminal() {
#if __has_include(<unistd.h>)
    return ::isatty(1) == 1;
#else
    return false;
#endif
  }
  static double now() {
    std::timespec t{};
    std::timespec_get(&t, TIME_UTC);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
  }

  [[gnu::cold]] void draw_bar(std::size_t done) const {
    constexpr std::size_t width = 20;
    std::printf("\r%zu/%zu ", done, steps_);
    for (std::size_t i = 0; i < width; ++i) std::fputs(i < done * width / steps_ ? "\u2501" : " ", stdout);
    std::putchar(' ');
    print_time(done);
  }
  [[gnu::cold]] void print_time(std::size_t done) const {
    const double seconds = now() - start_, each = seconds / static_cast<double>(done);
    if (each >= 1) {
      std::printf("%.0fs %.0fs/step", seconds, each);
    } else if (each >= 1e-3) {
      std::printf("%.1fs %.0fms/step", seconds, each * 1e3);
    } else {
      std::printf("%.1fs %.0fus/step", seconds, each * 1e6);
    }
  }
  template <class... M>
  [[gnu::cold]] static void print_result(const char* prefix, const Result<M...>& result) {
    std::printf(" - %sloss: %.4f", prefix, result.loss);
    (print_metric<M>(prefix, result), ...);
  }
  template <class M>
  [[gnu::cold]] static void print_metric(const char* prefix, const auto& result) {
    words name;  // at run time: it costs less compiling
    if constexpr (requires { requires std::same_as<decltype(M::name), const words>; })
      name = M::name;
    else
      name = snake_case(plain_name(raw_name_of<M>()));
    std::printf(" - %s%s: %.4f", prefix, name.data(), result.template metric<M>());
  }

  bool lines_, bar_;
  int epochs_, epoch_ = 0;
  std::size_t steps_;
  double start_ = 0, shown_ = 0;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
