// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/errors.hpp>
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/name_of.hpp>
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/explain/sentence.hpp>
#include <dovetail/explain/words.hpp>
