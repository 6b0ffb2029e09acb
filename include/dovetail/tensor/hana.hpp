// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// The parts of Boost.Hana that describe records. Only this header includes it, without the macros of others whose
/// names it uses itself, as I of complex.h. They are back afterwards.

#pragma push_macro("Bool")
#undef Bool
#pragma push_macro("I")
#undef I
#include <boost/hana/accessors.hpp>
#include <boost/hana/at.hpp>
#include <boost/hana/concept/struct.hpp>
#include <boost/hana/define_struct.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/pair.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/unpack.hpp>
#pragma pop_macro("Bool")
#pragma pop_macro("I")
