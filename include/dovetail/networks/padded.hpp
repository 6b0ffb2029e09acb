// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

#include <dovetail/networks/lengths_problem.hpp>
#include <dovetail/networks/network_problem.hpp>
#include <dovetail/networks/run.hpp>
#include <dovetail/networks/tokens.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class L>
struct the_lengths_of_padded_samples_are_integers_and_not {};
template <class X>
struct Padded_takes_a_tensor_of_samples_with_steps_and_not {};
}  // namespace detail::problems

namespace detail::networks {
/// What has lengths in it, one after the other: a std::vector, an array, a tensor.
template <class L>
concept has_integers = requires(const L& lengths) {
  lengths.size();
  requires std::integral<std::remove_cvref_t<decltype(*lengths.data())>>;
};
// The shape of a sample of X.
template <class X>
struct padded_sample {
  using type = Shape<1>;
  using element = float;
};
template <any_tensor X>
  requires(X::shape::rank > 1)
struct padded_sample<X> {
  using type = shape::row_shape<typename X::shape>;
  using element = typename X::value_type;
};

/// Throws ValueError for a length that a sample cannot have: "length of sample 3 is 12: expected 1 to 9".
[[gnu::cold]] inline void check_length(std::size_t sample, const Part& found, bool fine, std::size_t fewest,
                                       std::size_t most) {
  if (!fine) fail<ValueError>({"length of sample ", sample, " is ", found, ": expected ", fewest, " to ", most});
}
}  // namespace detail::networks

/// Sequences of different lengths, as samples of one shape S, (T, ...): of each, the first steps are there, and behind
/// them stands padding. A network that knows lengths answers to each as to a sample of its own length, whatever stands
/// in the padding: it is made 0.
///
///     const Padded data{x, lengths};         // x: Tensor<float, dynamic, 200, 16>, lengths: 1 to 200
///     model.fit(data, y);
///     network.predict(data);
template <class T, class S>
class Padded {
  // Not public: data with a shape are a tensor or an expression.
  using shape = detail::shape::batch_shape<S>;

 public:
  using value_type = T;                             ///< of samples
  using Samples = tensor_of<T, shape>;              ///< (B, T, ...)
  static constexpr std::size_t steps = S::dims[0];  ///< T: the most that a sample can have

  /// Copies samples, or takes them where they are moved in; lengths are any integers, one for each sample. Throws
  /// ShapeError if there are more or fewer of them than samples, and ValueError for one that is not from 1 to T.
  template <class X, class L>
  Padded(X&& x, const L& lengths) {
    using Found = std::remove_cvref_t<X>;
    constexpr bool is_sequences = std::convertible_to<const Found&, view_of<const T, shape>>;
    using Problem = std::conditional_t<
        !is_sequences, detail::problems::Padded_takes_a_tensor_of_samples_with_steps_and_not<Found>,
        std::conditional_t<!detail::networks::has_integers<L>,
                           detail::problems::the_lengths_of_padded_samples_are_integers_and_not<L>, detail::none>>;
    using wrong = detail::explained<Problem>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
    if constexpr (detail::is_none<Problem>) {
      if constexpr (std::same_as<X, Samples>)
        samples_ = std::move(x);
      else
        samples_ = Samples(view_of<const T, shape>(x));
      take(lengths.data(), lengths.size());
    }
  }
  /// The same, with the lengths as a list: Padded{x, {3, 5, 1}}.
  template <class X>
  Padded(X&& x, std::initializer_list<int> lengths)
      : Padded(std::forward<X>(x), View<const int, dynamic>(lengths.begin(), lengths.size())) {}

  /// With zeros for padding.
  const Samples& samples() const noexcept DOVETAIL_LIFETIMEBOUND { return samples_; }
  /// How many steps each has.
  std::span<const std::uint32_t> lengths() const noexcept DOVETAIL_LIFETIMEBOUND { return lengths_; }
  /// How many samples there are.
  std::size_t rows() const noexcept { return lengths_.size(); }

 private:
  template <class Integer>
  void take(const Integer* lengths, std::size_t count) {
    if (count != samples_.rows())
      detail::fail<ShapeError>({"lengths: expected one for each of ", samples_.rows(), " samples, found ", count});
    lengths_.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      const bool fine = lengths[i] >= 1 && static_cast<std::size_t>(lengths[i]) <= steps;
      detail::networks::check_length(i, lengths[i], fine, 1, steps);
      lengths_.push_back(static_cast<std::uint32_t>(lengths[i]));
    }
    detail::networks::clear_padding(samples_.view(), detail::networks::StepCounts<>{lengths_.data()});
  }

  Samples samples_;
  std::vector<std::uint32_t> lengths_;
};
/// Samples and their lengths, the element type and the shape of which are those of the samples.
template <class X, class L>
Padded(const X&, const L&)
    -> Padded<typename detail::networks::padded_sample<X>::element, typename detail::networks::padded_sample<X>::type>;
/// Samples and a list of lengths.
template <class X>
Padded(const X&, std::initializer_list<int>)
    -> Padded<typename detail::networks::padded_sample<X>::element, typename detail::networks::padded_sample<X>::type>;

namespace detail::networks {
template <class X>
inline constexpr bool is_padded = false;
template <class T, class S>
inline constexpr bool is_padded<Padded<T, S>> = true;

/// What is wrong with samples X that are padded for network Net, or none: with one sample, or Padded.
template <class Net, class X>
consteval auto padded_problem() {
  if constexpr (!Net::valid) {
    return none{};
  } else if constexpr (is_padded<X>) {
    if constexpr (std::convertible_to<const typename X::Samples&, typename Net::Samples>) {
      return lengths_problem<typename Net::architecture>();
    } else {
      using Wanted = shape::batch_shape<typename Net::input>;
      return typename input_problem<typename X::Samples, Wanted, typename Net::element>::type{};
    }
  } else if constexpr (std::convertible_to<const X&, typename Net::Sample>) {
    return lengths_problem<typename Net::architecture>();
  } else {
    return typename input_problem<X, typename Net::input, typename Net::element>::type{};
  }
}
/// Throws ValueError for a sample that has too few steps for some layer of F.
template <class F>
void check_lengths(StepCounts<> steps, std::size_t samples) {
  constexpr std::size_t fewest = fewest_steps<F>(), most = F::input::dims[0];
  if constexpr (fewest > 1)
    for (std::size_t i = 0; i < samples; ++i)
      check_length(i, steps.of(i, most), steps.of(i, most) >= fewest, fewest, most);
}

/// Data without their lengths, and their lengths.
template <class X>
constexpr const X& samples_of(const X& x) {
  return x;
}
template <class T, class S>
const auto& samples_of(const Padded<T, S>& x) {
  return x.samples();
}
template <class X>
constexpr layers::AllSteps steps_of(const X&) {
  return {};
}
template <class T, class S>
StepCounts<> steps_of(const Padded<T, S>& x) {
  return {x.lengths().data()};
}

/// The answers of a network to padded samples, which it checks.
template <class Net>
typename Net::Outputs answers_to_padded(const auto& parameters, const auto& state, const auto& x) {
  using wrong = explained<decltype(padded_problem<Net, std::remove_cvref_t<decltype(x)>>())>;
  static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
  if constexpr (Net::valid && no_problem<wrong::text>) {
    using F = typename Net::architecture;
    networks::check_lengths<F>(networks::steps_of(x), x.rows());
    networks::check_tokens_of<F>(x.samples());
    auto y = Net::Outputs::with_rows(x.rows());
    networks::run_batch<F, typename Net::value_type>(parameters, state, typename Net::Samples(x.samples()), y,
                                                     networks::steps_of(x));
    return y;
  } else {
    return {};
  }
}
/// The answer to one sample of `length` steps: NaN where it cannot have so many.
template <class Net, class X>
typename Net::Output answer_to_padded(const auto& parameters, const auto& state, const X& x,
                                      std::integral auto length) noexcept {
  using wrong = explained<decltype(padded_problem<Net, X>())>;
  static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
  typename Net::Output y;
  if constexpr (Net::valid && no_problem<wrong::text>) {
    using F = typename Net::architecture;
    using T = typename Net::value_type;
    using Element = typename Net::element;
    constexpr std::size_t most = F::input::dims[0], step = F::input::size / most;
    constexpr std::size_t fewest = fewest_steps<F>(), bytes = F::template inference_bytes<T>;
    if (length < 1 || static_cast<std::uintmax_t>(length) < fewest || static_cast<std::uintmax_t>(length) > most) {
      y.fill(std::numeric_limits<T>::quiet_NaN());
      return y;
    }
    const auto steps = static_cast<std::uint32_t>(length);
    networks::with_memory<bytes + layers::whole_lines(F::input::size * sizeof(Element))>([&](std::byte* memory) {
      Element* const sample = kernels::array_at<Element>(memory, bytes);
      std::copy_n(typename Net::Sample(x).data(), steps * step, sample);
      std::fill_n(sample + steps * step, (most - steps) * step, Element(0));
      networks::run<F, T, 1>(parameters, state, layers::ReadBatch<Element, 1, typename F::input>(sample, 1),
                             layers::Batch<T, 1, typename F::output>(y.data(), 1), memory, StepCounts<>{&steps});
    });
  }
  return y;
}

}  // namespace detail::networks
}  // namespace dovetail::inline DOVETAIL_TARGET
