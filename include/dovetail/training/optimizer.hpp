// SPDX-License-Identifier: MIT
#pragma once
#include <limits>

#include <dovetail/kernels/parallel.hpp>
#include <dovetail/layers/protocol/record.hpp>
#include <dovetail/simd/loop.hpp>
#include <dovetail/tensor/nothing.hpp>

/// The protocol of optimizers, which are objects whose settings are members:
///
///     template <class P> struct State;       what is kept from step to step, with P the record of all parameters: a
///                                            BOOST_HANA_DEFINE_STRUCT of such records and of std::uint64_t, so that
///                                            a model can be saved; all of it begins as 0
///     void step(P& parameters, const P& gradient, State<P>& state) const;
///
/// and, where it is needed,
///
///     void settings(OptimizerSettings& to) const;     names the settings, which are then checked before the first step
///     of a fit
///                                            and saved with the model: see training/optimizer_settings.hpp
///     void check() const;                    throws OptionError for settings that cannot be together
///     template <class T>                     a step along a gradient of numbers up to that leaves finite what is
///     double largest_gradient() const;       finite, and fit refuses a step along a larger one; without the member fit
///                                            copies parameters and state before each step, and takes a step back that
///                                            ends in infinities or NaNs
///
/// Where each number has a step of its own, step is one call of update_elements. Where a step looks at more, as LAMB
/// does at the norm of a tensor and L-BFGS at the parameters as a whole, it goes through the records itself:
/// for_each_tensor(f, parameters, gradient, state.m) calls f(path, w, g, m) for each tensor.
///
/// The optimizers of the library have more in common, and training/update.hpp does it: a learning rate that may be a
/// schedule, weight decay and clipping.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::training {
/// What can train.
template <class O>
concept optimizer = requires(const O rule, Nothing<> record, typename O::template State<Nothing<>> state) {
  rule.step(record, record, state);
};

/// What can be added to any finite T, some times: where the sum would overflow, it is rounded away.
template <class T>
inline constexpr double largest_step =
    static_cast<double>((std::numeric_limits<T>::max)()) / 64 * static_cast<double>(std::numeric_limits<T>::epsilon());

/// Whether an optimizer says how large a gradient it takes.
template <class O, class T>
concept bounded = requires(const O rule) { rule.template largest_gradient<T>(); };
/// How large a gradient it takes: see above.
template <class T, class O>
double largest_gradient(const O& optimizer) {
  if constexpr (bounded<O, T>)
    return optimizer.template largest_gradient<T>();
  else
    return static_cast<double>((std::numeric_limits<T>::max)());
}

/// The layer of a network that a tensor belongs to: of layers in layers, the outermost.
inline std::size_t layer_of(const TensorPath& path) {
  std::size_t layer = 0;
  for (const TensorPath* at = &path; !at->root(); at = at->parent)
    if (at->field == nullptr) layer = at->index;
  return layer;
}

// A pack of a state, written back when it has been updated.
template <class At, class T>
struct KeptPack {
  At at;
  T* place;
  simd::pack<T> pack = at.load(place);

  ~KeptPack() { at.store(place, pack); }
  simd::pack<T>& get() { return pack; }
};

// One function for the tensors of all shapes. Splits large ones across OpenMP threads.
template <class T, class Update, class... S>
void update_array(std::size_t count, const Update& update, T* w, const T* g, S*... s) {
  constexpr std::size_t work = 4 * (2 + sizeof...(S));  // each array that it goes through takes that long
  for_rows<dynamic>(count, kernels::cache_line<T>, work, [&](std::size_t first, std::size_t n) {
    // The arrays and the constants of update by value: so they stay in registers.
    simd::for_packs<T>(n, [update, w = w + first, g = g + first, ... s = s + first](auto at) {
      at.store(w, update(at.load(w), at.load(g), KeptPack<decltype(at), S>{at, s}.get()...));
    });
  });
}
}  // namespace detail::training

/// Calls w = update(w, g, s...) for each pack of elements of the parameters, their gradient and the records of a state;
/// update takes the packs of the state by reference, and what it assigns to them is kept. Large tensors are split
/// across OpenMP threads.
template <class Update, class P, class... S>
void update_elements(const Update& update, P& parameters, const P& gradient, S&... state) {
  for_each_tensor(
      [&](const TensorPath&, auto& w, const auto& g, auto&... s) {
        detail::training::update_array(w.size(), update, w.data(), g.data(), s.data()...);
      },
      parameters, gradient, state...);
}

}  // namespace dovetail::inline DOVETAIL_TARGET
