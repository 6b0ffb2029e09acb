// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <dovetail/simd/math.hpp>
#include <dovetail/training/learning_rate.hpp>
#include <dovetail/training/optimizer.hpp>
#include <dovetail/training/optimizer_option.hpp>

/// What the optimizers of the library have in common. Each of them has these members beside its own:
///
///     LearningRate learning_rate;   a number, or a schedule
///     OptimizerOption weight_decay, λ: before the rest of a step, w = w - learning_rate · λ · w. Of kernels,
///     embeddings
///                                   and whatever else has two axes or more: not of biases, nor of the scales and
///                                   offsets of normalizations, which have one. Keras's weight_decay, with those
///                                   excluded; decoupled, as in Loshchilov, Hutter: Decoupled weight decay (2019)
///         clip_value,               each number of the gradient is kept within ±clip_value (Keras: clipvalue)
///         clip_norm,                the gradient of each tensor is scaled down to that L2 norm (Keras: clipnorm)
///         global_clip_norm;         all gradients are scaled down to that L2 norm together (Keras: global_clipnorm)
///
/// of which 0 turns each off; as in Keras only one of the clippings can be on. All of it happens in the one pass over
/// the parameters that each step makes; a norm takes one pass over the gradient before it.
///
/// Their step takes one argument more, what goes through the elements: update(step, rule, parameters, gradient,
/// state...), where rule(rate, w, g, s...) gives the new weights. So an average of the weights joins the same pass.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

/// The code for the options of an optimizer; null where it has none.
constexpr const ChangesOf* changes_of(const auto& optimizer) {
  const ChangesOf* changes = optimizer.weight_decay.changes();
  if (changes == nullptr) changes = optimizer.clip_norm.changes();
  if (changes == nullptr) changes = optimizer.clip_value.changes();
  return changes == nullptr ? optimizer.global_clip_norm.changes() : changes;
}

/// One step of an optimizer, but for its rule.
struct Step {
  double rate;   ///< that the rule takes
  double decay;  ///< what share of the weights goes first
  double clip_value, clip_norm, global_clip_norm;
  const ChangesOf* changes;         ///< what to call where anything is on, or null
  const double* factors = nullptr;  ///< on rate and decay, one for each tensor; null: 1

  /// Of an optimizer with such a learning rate. The rule takes it times a scale.
  Step(const auto& optimizer, double learning_rate, double scale = 1)
      : rate(learning_rate * scale),
        decay(learning_rate * optimizer.weight_decay),
        clip_value(optimizer.clip_value),
        clip_norm(optimizer.clip_norm),
        global_clip_norm(optimizer.global_clip_norm),
        changes(training::changes_of(optimizer)) {}
};

/// What a step does to a tensor beside its rule: it takes numbers w and g of weights and gradient as keep · w and as
/// scale · g, within ±limit.
template <class T>
struct Change {
  T rate, keep = 1, scale = 1, limit = (std::numeric_limits<T>::max)();

  template <class Pack>
  Pack clipped(Pack g) const {
    return (simd::max)(Pack(-limit), (simd::min)(Pack(limit), Pack(scale) * g));
  }
};
/// A tensor of the parameters, whatever its shape, with its gradient and the tensors that are kept of it.
template <class T>
struct Piece {
  T* weights;
  const T* gradient;
  T* state[4];
  std::size_t count;
  bool decays;
  Change<T> change;
};
template <class T>
struct Pieces {
  Piece<T>* first;
  std::size_t count;

  Piece<T>* begin() const { return first; }
  Piece<T>* end() const { return first + count; }
};

/// Σ x², in double: the squares of all floats fit.
template <class T>
[[gnu::noinline]] double sum_of_squares(const T* x, std::size_t count) {
  double sums[8] = {};  // each addition waits for the one before it
  std::size_t i = 0;
  for (; i + 8 <= count; i += 8)
    for (std::size_t k = 0; k < 8; ++k) sums[k] += static_cast<double>(x[i + k]) * static_cast<double>(x[i + k]);
  for (; i < count; ++i) sums[0] += static_cast<double>(x[i]) * static_cast<double>(x[i]);
  return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}
/// Finds what changes the pieces of a step.
template <class T>
void find_changes(const Step& step, Pieces<T> pieces) {
  const auto clipped_by = [](double most, double square) {
    const double norm = std::sqrt(square);
    return norm > most ? most / norm : 1;
  };
  double scale = 1, square = 0;
  if (step.global_clip_norm > 0) {
    for (const Piece<T>& piece : pieces) square += sum_of_squares(piece.gradient, piece.count);
    scale = clipped_by(step.global_clip_norm, square);
  }
  for (Piece<T>& piece : pieces) {
    const double factor = step.factors == nullptr ? 1 : step.factors[&piece - pieces.first];
    if (step.clip_norm > 0) scale = clipped_by(step.clip_norm, sum_of_squares(piece.gradient, piece.count));
    piece.change.rate = static_cast<T>(step.rate * factor);
    piece.change.scale = static_cast<T>(scale);
    if (step.clip_value > 0 && step.clip_value < static_cast<double>(piece.change.limit))
      piece.change.limit = static_cast<T>(step.clip_value);
    if (piece.decays) piece.change.keep = static_cast<T>((std::max)(1 - step.decay * factor, 0.0));
  }
}
/// The options as numbers.
struct OptionValues {
  double weight_decay, clip_norm, clip_value, global_clip_norm;
};
/// The functions behind OptimizerOption.
struct ChangesOf {
  void (*of_float)(const Step&, Pieces<float>);
  void (*of_double)(const Step&, Pieces<double>);
  void (*settings)(const OptionValues&, OptimizerSettings&);

  template <class T>
  void find(const Step& step, Pieces<T> pieces) const {
    if constexpr (std::same_as<T, float>)
      of_float(step, pieces);
    else
      of_double(step, pieces);
  }
};
// Those that are on.
[[gnu::cold]] inline void settings_of_changes(const OptionValues& of, OptimizerSettings& to) {
  for (const OptimizerSettings::Entry& one :
       {OptimizerSettings::Entry("weight_decay", of.weight_decay, OptimizerSettings::not_negative),
        OptimizerSettings::Entry("clip_norm", of.clip_norm, OptimizerSettings::not_negative),
        OptimizerSettings::Entry("clip_value", of.clip_value, OptimizerSettings::not_negative),
        OptimizerSettings::Entry("global_clip_norm", of.global_clip_norm, OptimizerSettings::not_negative)})
    if (one.value != 0) to.add({one});
  const int clips = (of.clip_norm > 0) + (of.clip_value > 0) + (of.global_clip_norm > 0);
  check_option(clips <= 1, "clip_norm, clip_value, global_clip_norm", "one of them at most", clips);
}
template <class N>
struct ChangesFor {
  static constexpr ChangesOf functions{find_changes<float>, find_changes<double>, settings_of_changes};
};

/// Names what all optimizers have; throws OptionError.
[[gnu::cold]] void common_settings(const auto& optimizer, OptimizerSettings& to) {
  optimizer.learning_rate.settings("learning_rate", to);
  if (const ChangesOf* changes = training::changes_of(optimizer))

    changes->settings({optimizer.weight_decay, optimizer.clip_norm, optimizer.clip_value, optimizer.global_clip_norm},
                      to);
}
/// Names the settings of an optimizer that another one has inside.
template <class O>
[[gnu::cold]] void wrapped_settings(const O& optimizer, OptimizerSettings& to) {
  if constexpr (names_settings<O>) {
    to.add_inside("optimizer", plain_name(raw_name_of<O>()), optimizer);
  } else if constexpr (requires { optimizer.check(); }) {
    optimizer.check();
  }
}
/// What a member largest_gradient gives where the rule itself takes gradients up to `most`: any, if they are clipped to
/// less before, up to those whose squares are added.
template <class T>
double largest_clipped(const auto& optimizer, double most) {
  const double clip = optimizer.clip_value + optimizer.clip_norm + optimizer.global_clip_norm;  // one of them is on
  if (clip == 0 || clip > most) return most;
  return sizeof(T) == 4 ? static_cast<double>((std::numeric_limits<T>::max)()) : 1e150;
}
/// Up to what its square fits.
template <class T>
inline const double largest_square = std::sqrt(static_cast<double>((std::numeric_limits<T>::max)())) / 2;

/// A pack of a number, in what rules compute.
template <class Pack>
Pack constant(double value) {
  return Pack(static_cast<typename Pack::value_type>(value));
}
/// ε, or the smallest float that is not denormal.
inline double above_0(double epsilon) {
  return (std::max)(epsilon, static_cast<double>((std::numeric_limits<float>::min)()));
}
/// m = β m + (1 - β) x
template <class Pack>
Pack moving_mean(double beta, Pack m, Pack x) {
  return simd::fma<typename Pack::value_type>(constant<Pack>(beta), m, constant<Pack>(1 - beta) * x);
}
/// v = β v + (1 - β) g²
template <class Pack>
Pack moving_square(double beta, Pack v, Pack g) {
  return simd::fma<typename Pack::value_type>(constant<Pack>(beta), v, constant<Pack>(1 - beta) * g * g);
}
// Where the tensors of a record are. Parameters, their gradient and the records of a state have one type, and so one
// walk, which is compiled once.
template <class T, class R>
[[gnu::noinline]] void find_tensors(R& record, T** next) {
  for_each_tensor([&](const TensorPath&, auto& tensor) { *next++ = tensor.data(); }, record);
}
// What the types say of the tensors of parameters.
template <class Tensors>
struct Forms;
template <class... X>
struct Forms<layers::types<X...>> {
  static constexpr std::size_t sizes[] = {X::shape::size...};
  static constexpr bool decays[] = {X::shape::rank >= 2 ...};
};
/// Calls f(pieces) for the tensors of the parameters, their gradient and the records of a state, with what changes
/// them.
template <class F, class P, class... S>
void with_pieces(const Step& step, const F& f, P& parameters, const P& gradient, S&... state) {
  constexpr std::size_t count = layers::tensor_count<P>;
  if constexpr (count > 0) {
    using T = typename layers::element<0, layers::tensors_of<P>>::value_type;
    using Form = Forms<layers::tensors_of<P>>;
    T* found[2 + sizeof...(S)][count];
    training::find_tensors(parameters, found[0]);
    training::find_tensors(const_cast<P&>(gradient), found[1]);
    std::size_t kept = 2;
    (training::find_tensors(state, found[kept++]), ...);
    Piece<T> pieces[count];
    for (std::size_t i = 0; i < count; ++i) {
      pieces[i] = {found[0][i], found[1][i], {}, Form::sizes[i], Form::decays[i], {static_cast<T>(step.rate)}};
      for (std::size_t k = 0; k < sizeof...(S); ++k) pieces[i].state[k] = found[2 + k][i];
    }
    if (step.changes != nullptr) step.changes->find(step, Pieces<T>{pieces, count});
    f(Pieces<T>{pieces, count});
  }
}

/// A rule that keeps that many tensors beside each. The same function for all networks.
template <class T, class Rule, std::size_t... Idx>
void update_pieces(const Rule& rule, Pieces<T> pieces, std::index_sequence<Idx...>) {
  for (const Piece<T>& piece : pieces)
    update_array(
        piece.count,
        [rule, change = piece.change]<class Pack>(Pack w, Pack g, auto&... s) {
          return rule(Pack(change.rate), Pack(change.keep) * w, change.clipped(g), s...);
        },
        piece.weights, piece.gradient, piece.state[Idx]...);
}

/// What a step calls to go through the elements, unless something joins in.
struct UpdateElements {
  template <class Rule, class P, class... S>
  void operator()(const Step& step, const Rule& rule, P& parameters, const P& gradient, S&... state) const {
    with_pieces(
        step, [&](auto pieces) { update_pieces(rule, pieces, std::index_sequence_for<S...>()); }, parameters, gradient,
        state...);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
