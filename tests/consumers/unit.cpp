// SPDX-License-Identifier: MIT
// Compiled with all headers before it, as program.cpp beside it is: no definition is there twice.
