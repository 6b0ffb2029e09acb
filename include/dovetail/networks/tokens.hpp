// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include <dovetail/explain/errors.hpp>
#include <dovetail/layers/protocol/shapes.hpp>
#include <dovetail/networks/names.hpp>
#include <dovetail/tensor/listed.hpp>

/// Tokens of data, which a vocabulary has or does not have.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

// Not a template, so that every network has it alone.
[[noreturn, gnu::cold]] inline void fail_unknown_token(std::size_t i, tensor::Listed<std::size_t> sample,
                                                       std::int64_t token, std::size_t vocabulary,
                                                       std::string_view input) {
  std::vector<std::size_t> at(sample.begin(), sample.end());
  for (std::size_t axis = at.size(); axis-- > 0;) {
    const std::size_t extent = at[axis];
    at[axis] = i % extent;
    i /= extent;
  }
  fail<ValueError>({"token ", at.size() == 1 ? Part(at[0]) : Part(at), " of sample ", i, input.empty() ? "" : " of ",
                    input, " is ", token, ": the vocabulary has ", vocabulary});
}

/// Throws ValueError for samples with a token beyond the vocabulary: "token 7 of sample 3 is 20123: the vocabulary has
/// 20000". `input` is what to call one of several inputs.
template <any_tensor V>
void check_tokens(const V& x, std::size_t vocabulary, std::string_view input = {}) {
  for (std::size_t i = 0; i < x.size(); ++i)
    if (const auto token = static_cast<std::int64_t>(x.data()[i]);
        token < 0 || static_cast<std::size_t>(token) >= vocabulary)
      networks::fail_unknown_token(i, {V::shape::dims.data() + 1, V::rank - 1}, token, vocabulary, input);
}
/// The same for all inputs of architecture F that take tokens.
template <class F, class V>
void check_tokens_of([[maybe_unused]] const V& x) {
  if constexpr (F::vocabulary > 0) {
    networks::check_tokens(x, F::vocabulary);
  } else if constexpr (!any_tensor<V>) {
    layers::for_indices<layers::tuple_length<V>>([&](auto i) {
      if constexpr (F::vocabularies[i()] > 0)
        networks::check_tokens(layers::value_at<i()>(x), F::vocabularies[i()], networks::input_name<F>(i()));
    });
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
