// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>

#include <dovetail/explain/name_of.hpp>

/// What a layer's tensors are in PyTorch, so that load(network, path, FromPyTorch{}) finds them in a state_dict:
///
///     using names_in_pytorch = NamesInPyTorch<InPyTorch<"kernel", "weight", 1, 0>, InPyTorch<"bias", "bias">>;
namespace dovetail::inline DOVETAIL_TARGET {

/// A field of a layer's Parameters or State, its name in PyTorch, and its axes in PyTorch's order, as in
/// field.permute(1, 0); without axes both have the same.
template <detail::explain::Literal Field, detail::explain::Literal Name, std::size_t... Axis>
struct InPyTorch {};
/// The fields of a layer that have a name in PyTorch.
template <class... Name>
struct NamesInPyTorch {};

}  // namespace dovetail::inline DOVETAIL_TARGET
