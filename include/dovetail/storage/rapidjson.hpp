// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// What reads and writes JSON, of RapidJSON, which only this header includes: without the macros of others whose names
/// it uses itself, as Bool of X11. They are back afterwards.
#pragma push_macro("Bool")
#undef Bool
#pragma push_macro("max")
#undef max
#pragma push_macro("min")
#undef min
#include <rapidjson/reader.h>
#include <rapidjson/writer.h>
#pragma pop_macro("Bool")
#pragma pop_macro("max")
#pragma pop_macro("min")
