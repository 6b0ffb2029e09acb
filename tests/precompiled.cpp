// SPDX-License-Identifier: MIT
// CMake precompiles precompiled.hpp for a target that has a source to use it in: main.cpp, which makes doctest itself,
// has not.
