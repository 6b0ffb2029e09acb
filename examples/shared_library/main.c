// SPDX-License-Identifier: MIT
// A C program with a network: it reads the two digits that are drawn below.
#include "digits.h"

#include <stdio.h>

// A character is two by two pixels.
static const char* const zero[14] = {
    "              ",
    "     ####     ",
    "    ##  ##    ",
    "   ##    ##   ",
    "   ##    ##   ",
    "  ##      ##  ",
    "  ##      ##  ",
    "  ##      ##  ",
    "  ##      ##  ",
    "   ##    ##   ",
    "   ##    ##   ",
    "    ##  ##    ",
    "     ####     ",
    "              ",
};
static const char* const four[14] = {
    "              ",
    "     ##       ",
    "     ##       ",
    "    ##        ",
    "    ##        ",
    "   ##   ##    ",
    "   ##   ##    ",
    "  ##    ##    ",
    "  ##########  ",
    "  ##########  ",
    "        ##    ",
    "        ##    ",
    "        ##    ",
    "              ",
};

static void read_digit(const digits* network, const char* const drawing[14]) {
  float pixels[28 * 28], probabilities[10];
  for (int row = 0; row < 28; ++row)
    for (int column = 0; column < 28; ++column) pixels[28 * row + column] = drawing[row / 2][column / 2] == '#';
  const int digit = digits_predict(network, pixels, probabilities);
  printf("this is a %d (%.0f %%)\n", digit, 100 * probabilities[digit]);
}

int main(void) {
  digits* network = digits_create("/nowhere");
  if (network == NULL) printf("no network: %s\n", digits_error());
  // matches: no network: MNIST: expected one of the files .* in the folder /nowhere, found no such folder

  network = digits_create(NULL);
  if (network == NULL) return 1;
  read_digit(network, zero);
  read_digit(network, four);
  // matches: this is a 0 \([0-9]+ %\)
  // matches: this is a 4 \([0-9]+ %\)
  digits_destroy(network);
  return 0;
}
