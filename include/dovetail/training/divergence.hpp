// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>

#include <dovetail/kernels/parallel.hpp>
#include <dovetail/layers/protocol/record.hpp>
#include <dovetail/simd/lanes.hpp>
#include <dovetail/simd/loop.hpp>
#include <dovetail/simd/math.hpp>
#include <dovetail/tensor/finite.hpp>
#include <dovetail/tensor/storage.hpp>
#include <dovetail/training/checks.hpp>
#include <dovetail/training/optimizer.hpp>

/// Training that leaves the finite numbers, found before it has changed the model.
///
/// A step is taken if its loss and its gradient are finite and it leaves finite what is finite: the parameters, what
/// layers keep, what the optimizer keeps. That costs one multiply-add for each pack of the gradient: its numbers times
/// a scale that makes those overflow along which the optimizer might step too far (see training/optimizer.hpp). All
/// else is looked at only where that sum is not finite.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

/// The elements of a tensor, whatever its shape.
template <class T>
struct Elements {
  void* data;
  std::size_t bytes;
  std::size_t count;  ///< of numbers of type T; 0 if they are of another type

  const T* numbers() const { return static_cast<const T*>(data); }
};

/// A record whose tensors are visited by one function for all shapes: a network compiles the walk alone, and all that
/// is done on the way is compiled once.
template <class T>
class AnyRecord {
 public:
  template <class R>
  explicit AnyRecord(R& record) : record_(&record), visit_(visit<R>) {}

  /// Calls f(path, elements) for each tensor, and for each number beside them, as the steps of Adam.
  template <class F>
  void for_each(F& f) const {
    visit_(record_, {&f, [](void* of, const TensorPath& path, Elements<T> all) { (*static_cast<F*>(of))(path, all); }});
  }

 private:
  struct Visitor {
    void* of;
    void (*call)(void*, const TensorPath&, Elements<T>);
    void operator()(const TensorPath& path, auto& tensor) const {
      using U = typename std::remove_cvref_t<decltype(tensor)>::value_type;
      call(of, path, {tensor.data(), tensor.size() * sizeof(U), std::same_as<U, T> ? tensor.size() : 0});
    }
  };
  template <class R>
  static void visit(void* of, Visitor visitor) {
    R& record = *static_cast<R*>(of);
    for_each_tensor(visitor, record);
    if constexpr (hana::Struct<R>::value)
      hana::for_each(hana::accessors<R>(), [&](auto field) {
        auto& value = hana::second(field)(record);
        if constexpr (std::is_arithmetic_v<std::remove_reference_t<decltype(value)>>)
          visitor.call(visitor.of, TensorPath{}, {&value, sizeof value, 0});
      });
  }

  void* record_;
  void (*visit_)(void*, Visitor);
};

/// A sum of all elements of some records, each times a scale: finite only if they are, and below (largest T) / scale.
template <class T>
class ScaledSum {
  using pack = simd::pack<T>;

 public:
  explicit ScaledSum(double scale) : scale_(static_cast<T>(scale)) {}
  bool is_finite() const { return finite_ && dovetail::is_finite(simd::sum(sum_)); }

  /// Takes a tensor of a record. Large ones are split across OpenMP threads.
  void operator()(const TensorPath&, Elements<T> all) { add(all.numbers(), all.count); }

 private:
  void add(const T* x, std::size_t count) noexcept {
    for_rows<dynamic>(count, kernels::cache_line<T>, 4, [&](std::size_t first, std::size_t part) {
      const pack sum = of(x + first, part, scale_);
      if (part == count) {
        sum_ += sum;
      } else if (!dovetail::is_finite(simd::sum(sum))) {
        __atomic_store_n(&finite_, false, __ATOMIC_RELAXED);
      }
    });
  }
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
/// Whether the numbers of a record, times a scale, have a finite sum.
template <class T>
bool sum_is_finite(AnyRecord<T> record, double scale = 1) {
  ScaledSum<T> sum(scale);
  record.for_each(sum);
  return sum.is_finite();
}

/// The bytes of a record, to be put back where they were.
template <class T>
class Kept {
 public:
  void keep(AnyRecord<T> record) {
    std::size_t bytes = 0;
    auto count = [&](const TensorPath&, Elements<T> all) { bytes += all.bytes; };
    record.for_each(count);
    if (bytes != bytes_.size()) bytes_ = tensor::Block<std::byte>::unfilled(bytes, 1);
    std::byte* to = bytes_.data();
    auto copy = [&](const TensorPath&, Elements<T> all) {
      std::memcpy(to, all.data, all.bytes);
      to += all.bytes;
    };
    record.for_each(copy);
  }
  [[gnu::cold]] void put_back(AnyRecord<T> record) const {
    const std::byte* from = bytes_.data();
    auto copy = [&](const TensorPath&, Elements<T> all) {
      std::memcpy(all.data, from, all.bytes);
      from += all.bytes;
    };
    record.for_each(copy);
  }

 private:
  tensor::Block<std::byte> bytes_;
};

/// What is not finite, where, and what to do.
struct Divergence {
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  const char *what = nullptr, *is = "";  ///< "the weights of", " are not finite"; null: nothing
  std::size_t layer = nowhere;           ///< of the network
  std::string path{};                    ///< of the tensor: "2.kernel"
  double loss = 0;                       ///< of the batch
  bool may_begin_earlier = false;        ///< in the outputs
  const char* hint = "a smaller learning rate may help, or data scaled to about -1 to 1";

  explicit operator bool() const { return what != nullptr; }

  /// With the names of the layers: "the weights of layer 2, Dense<10>, are not finite (2.kernel); the step was not
  /// taken: ..."
  [[gnu::cold]] std::string text(const std::string_view* layers) const {
    const words name = plain_name(layer == nowhere ? "" : layers[layer]);
    const std::string where = layer == nowhere ? "" : sentence({" layer ", layer, ", ", name, ","});
    const char *const open = path.empty() ? "" : " (", *const close = path.empty() ? "" : ")";
    return sentence({what, where, is, open, path, close, "; the step was not taken: ", hint});
  }
};

/// The first tensor of a record that is not finite, or the last one, with these words; or nothing.
template <class T>
[[gnu::cold]] Divergence find_not_finite(AnyRecord<T> record, const char* what, const char* is, bool last = false) {
  Divergence found;
  auto look = [&](const TensorPath& path, Elements<T> all) {
    if ((found && !last) || training::first_not_finite(all.numbers(), all.count) == all.count) return;
    found = {what, is, Divergence::nowhere, path.text()};
    for (const TensorPath* at = &path; !at->root(); at = at->parent)
      if (at->field == nullptr) found.layer = at->index;  // the outermost
  };
  record.for_each(look);
  return found;
}

/// Numbers that follow each other in memory.
template <class T>
struct Numbers {
  const T* data;
  std::size_t count;

  bool all_finite() const { return training::first_not_finite(data, count) == count; }
};
/// What a step has before it and changes.
template <class T>
struct Watched {
  AnyRecord<T> parameters, states, gradient, moments;
  double loss, largest_gradient;
  Numbers<T> x, z;  ///< samples, and what the loss takes
};

/// Watches over the steps of a fit: what diverges is put back.
template <class T>
class Guard {
 public:
  Divergence divergence{};  ///< what there was

  /// Before the layers change what they keep. Where they keep infinities before fit, they do so on purpose.
  void begin(AnyRecord<T> states) {
    if (first_) watches_states_ = sum_is_finite(states);
    states_.keep(states);
    keeps_states_ = true;
  }
  /// Whether the step may be taken.
  bool allows(const Watched<T>& step) {
    if (!careful_) careful_ = !is_safe(step);
    return !careful_ || prepare(step);
  }
  /// Whether it leaves finite what was finite, after it.
  bool accepts(const Watched<T>& step) {
    first_ = false;
    return !careful_ || look_after(step);
  }
  /// Told of the outputs in their order when a step was not allowed: the first that is not finite is where it began.
  [[gnu::cold]] void look_at_output(std::size_t layer, const T* values, std::size_t count) {
    if (!divergence.may_begin_earlier || training::first_not_finite(values, count) == count) return;
    divergence = {"the outputs of", " are not finite", layer, {}, divergence.loss};
  }

 private:
  // Of infinite outputs losses make the largest number there is.
  static bool is_in_doubt(double loss) { return !is_finite(loss) || loss > 1e290 || loss < -1e290; }
  bool is_safe(const Watched<T>& step) const {
    constexpr double most = static_cast<double>((std::numeric_limits<T>::max)());
    return !is_in_doubt(step.loss) && sum_is_finite(step.gradient, most / step.largest_gradient) &&
           (!watches_states_ || sum_is_finite(step.states)) &&
           (!first_ || (sum_is_finite(step.parameters) && sum_is_finite(step.moments, most / largest_step<T>)));
  }

  [[gnu::cold]] Divergence look_before(const Watched<T>& step) const {
    Divergence found;
    if (watches_states_) found = find_not_finite(step.states, "the state of", " is not finite");
    if (!found && is_in_doubt(step.loss) && !(is_finite(step.loss) && step.z.all_finite()))
      found = {"the loss is not finite", ", and all outputs are"};
    if (!found) found = find_not_finite(step.gradient, "the gradient of", " is not finite", true);
    if (!found && !first_) return found;
    Divergence weights = find_not_finite(step.parameters, "the weights of", " are not finite");
    weights.hint = "fit needs finite ones to begin with";
    if (!found || weights) return weights;
    found.may_begin_earlier = true;
    if (step.x.all_finite()) return found;
    found = {"the samples are not finite"};
    found.hint = "they were when fit began";
    return found;
  }
  // Keeps everything for the time of the step, unless something is not finite already.
  [[gnu::cold, gnu::noinline]] bool prepare(const Watched<T>& step) {
    divergence = look_before(step);
    if (divergence) return end(step);
    parameters_.keep(step.parameters);
    moments_.keep(step.moments);
    return true;
  }
  [[gnu::cold, gnu::noinline]] bool look_after(const Watched<T>& step) {
    constexpr auto is = " would not be finite after the step";
    divergence = find_not_finite(step.parameters, "the weights of", is);
    if (!divergence) divergence = find_not_finite(step.moments, "what the optimizer keeps of", is);
    if (!divergence) return true;
    parameters_.put_back(step.parameters);
    moments_.put_back(step.moments);
    return end(step);
  }
  [[gnu::cold]] bool end(const Watched<T>& step) {
    if (keeps_states_) states_.put_back(step.states);
    using limits = std::numeric_limits<double>;  // a NaN without a sign, which would be printed
    divergence.loss = is_nan(step.loss) ? limits::quiet_NaN() : is_in_doubt(step.loss) ? limits::infinity() : step.loss;
    return false;
  }

  Kept<T> parameters_, states_, moments_;  // as they were before the step
  bool first_ = true, keeps_states_ = false, watches_states_ = false;
  bool careful_ = false;  // once, and always from then on: the moments may be large
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
