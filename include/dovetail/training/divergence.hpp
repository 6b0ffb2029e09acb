// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

#include <dovetail/kernels/parallel.hpp>
#include <dovetail/simd/lanes.hpp>
#include <dovetail/simd/loop.hpp>
#include <dovetail/simd/math.hpp>
#include <dovetail/tensor/listed.hpp>
#include <dovetail/tensor/finite.hpp>
#include <dovetail/training/any_record.hpp>
#include <dovetail/training/optimizer.hpp>

/// Training that leaves the finite numbers, found before it has changed the model.
///
/// A step is taken if its loss, its gradient and what layers keep are finite, and if the optimizer steps along such a
/// gradient without leaving the finite numbers (see training/optimizer.hpp; of other optimizers the step is tried and
/// taken back). That costs one multiply-add for each pack of the gradient: its numbers times a scale that makes those
/// overflow that are too large. All else is looked at only where that sum is not finite, and in the first step.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

/// Whether the sum of some numbers, each times a scale, is finite: only if they all are, and below (largest T) / scale.
/// Large arrays are split across OpenMP threads.
template <class T>
class ScaledSum {
  using pack = simd::pack<T>;

 public:
  explicit ScaledSum(double scale) : scale_(static_cast<T>(scale)) {}
  bool is_finite() const { return finite_ && dovetail::is_finite(simd::sum(sum_)); }

  void add(Numbers<T> x) noexcept {
    for_rows<dynamic>(x.count, kernels::cache_line<T>, 4, [&](std::size_t first, std::size_t part) {
      const pack sum = of(x.data + first, part, scale_);
      if (part == x.count) {
        sum_ += sum;
      } else if (!dovetail::is_finite(simd::sum(sum))) {
        __atomic_store_n(&finite_, false, __ATOMIC_RELAXED);
      }
    });
  }

 private:
  [[gnu::noinline]] static pack of(const T* x, std::size_t count, T factor) noexcept {
    constexpr std::size_t width = simd::width<T>;
    const pack scale(factor);
    pack sums[4] = {pack(T(0)), pack(T(0)), pack(T(0)), pack(T(0))};  // each addition waits for the one before it
    std::size_t i = 0;
    for (; i + 8 * width <= count; i += 8 * width)
      for (std::size_t k = 0; k < 8; ++k) sums[k % 4] = simd::fma<T>(scale, simd::load(x + i + k * width), sums[k % 4]);
    pack sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    for (; i + width <= count; i += width) sum = simd::fma<T>(scale, simd::load(x + i), sum);
    if (count >= width)
      return i == count ? sum : simd::fma<T>(scale, simd::load(x + count - width), sum);  // some twice
    T few(0);
    for (; i < count; ++i) few += factor * x[i];
    return simd::load_first(&few, 1);
  }

  T scale_;
  pack sum_ = pack(T(0));
  bool finite_ = true;
};

/// What a step has before it.
template <class T>
struct Watched {
  AnyRecord<T> parameters, states, gradient;
  tensor::Listed<Numbers<T>> tensors;  ///< of the gradient
  double loss, largest_gradient;
  tensor::Listed<Numbers<T>> x, z;  ///< samples of each input, and what the loss takes of each output

  /// Whether all of them are finite.
  static bool all_finite(tensor::Listed<Numbers<T>> some) {
    bool finite = true;
    for (const Numbers<T>& n : some) finite = finite && n.all_within((std::numeric_limits<T>::max)());
    return finite;
  }
};

/// Watches over the steps of a fit, and says why one was not taken.
template <class T>
class Guard {
 public:
  std::string reason{};  ///< that the last step was not taken
  double loss = 0;       ///< of that step's batch

  /// With the names of the layers.
  explicit Guard(const RawName* layers) : layers_(layers) {}

  /// Before the layers change what they keep. Where they keep infinities before fit, they do so on purpose.
  void begin(AnyRecord<T> states) {
    if (first_) watches_states_ = states.all_within(most);
    states_.keep(states);
  }
  /// Whether the step may be taken.
  bool allows(const Watched<T>& step) {
    loss = step.loss;
    const bool lost = watches_states_ && finds(step.states, "the state of ", " is not finite");
    return (!lost && is_safe(step)) || !finds_before(step, lost);
  }
  /// What the layers keep is again as it was before the step.
  [[gnu::cold]] void put_back(AnyRecord<T> states) { states_.put_back(states); }
  /// Told of the outputs in their order when a step was not allowed: the first that is not finite is where it began.
  [[gnu::cold]] void look_at_output(std::size_t layer, const T* values, std::size_t count) {
    if (!may_begin_earlier_ || Numbers<T>{values, count}.all_within(most)) return;
    may_begin_earlier_ = false;
    say({"the outputs of ", name(layer), " are not finite"});
  }

  /// Before a step of an optimizer that may leave the finite numbers.
  void keep(AnyRecord<T> parameters, AnyRecord<T> moments) {
    parameters_.keep(parameters);
    moments_.keep(moments);
  }
  /// Whether it has not, after it. If it has, all is again as it was.
  bool accepts(AnyRecord<T> parameters, AnyRecord<T> moments) {
    constexpr auto would = " would not be finite after the step";
    if (!finds(parameters, "the weights of ", would) && !finds(moments, "what the optimizer keeps of ", would))
      return true;
    parameters_.put_back(parameters);
    moments_.put_back(moments);
    return false;
  }

 private:
  static constexpr T most = (std::numeric_limits<T>::max)();

  // Of infinite outputs losses make the largest number there is.
  static bool is_in_doubt(double loss) { return !is_finite(loss) || loss > 1e290 || loss < -1e290; }
  bool is_safe(const Watched<T>& step) const {
    if (first_ || is_in_doubt(step.loss)) return false;
    ScaledSum<T> sum(static_cast<double>(most) / step.largest_gradient);
    for (const Numbers<T>& tensor : step.tensors) sum.add(tensor);
    return sum.is_finite();
  }
  [[gnu::cold, gnu::noinline]] bool finds_before(const Watched<T>& step, bool found) {
    using limits = std::numeric_limits<double>;  // a NaN without a sign, which would be printed
    loss = is_nan(step.loss) ? limits::quiet_NaN() : is_in_doubt(step.loss) ? limits::infinity() : step.loss;
    if (!found && is_in_doubt(loss) && !(is_finite(step.loss) && step.all_finite(step.z))) {
      say("the loss is not finite, and all outputs are");
      found = true;
    }
    found = found || finds(step.gradient, "the gradient of ", " is not finite", {.last = true});
    if ((found || first_) &&
        finds(step.parameters, "the weights of ", " are not finite", {.hint = "fit needs finite ones to begin with"}))
      return true;
    first_ = false;
    if (!found) {
      const double limit = (std::min)(step.largest_gradient, static_cast<double>(most));
      return finds(step.gradient, "the gradient of ", " is too large for a step", {.limit = static_cast<T>(limit)});
    }
    may_begin_earlier_ = step.all_finite(step.x);
    if (!may_begin_earlier_) say("the samples are not finite", "they were when fit began");
    return true;
  }

  static constexpr const char* usual_hint = "a smaller learning rate may help, or data scaled to about -1 to 1";
  [[gnu::cold, gnu::noinline]] void say(const Part& what, const char* hint = usual_hint) {
    reason = sentence({what, "; the step was not taken: ", hint});
  }
  [[gnu::cold]] std::string name(std::size_t layer) const {
    return sentence({"layer ", layer, ", ", plain_name(layers_[layer]), ","});
  }
  struct How {
    T limit = most;
    bool last = false;  // of several
    const char* hint = usual_hint;
  };
  // Whether a tensor of the record goes beyond a limit; says so of the first one.
  [[gnu::cold, gnu::noinline]] bool finds(AnyRecord<T> record, const char* what, const char* is, How how = {}) {
    bool found = false;
    record.for_each([&](const TensorPath& path, Elements<T> all) {
      if ((found && !how.last) || all.numbers.all_within(how.limit)) return;
      found = true;
      say({what, name(layer_of(path)), is, " (", path.text(), ")"}, how.hint);
    });
    return found;
  }

  const RawName* layers_;
  Kept parameters_, states_, moments_;  // as they were before the step
  bool first_ = true, watches_states_ = false, may_begin_earlier_ = false;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
