// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// What the library says when something is wrong: the sentences of compile-time errors, and the classes of exceptions.
#include <dovetail/explain/errors.hpp>
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/name_of.hpp>
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/explain/sentence.hpp>
#include <dovetail/explain/words.hpp>
