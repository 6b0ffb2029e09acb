/* SPDX-License-Identifier: MIT */
/* A network that reads digits, for C and everything that can call C. */
#ifndef DIGITS_H
#define DIGITS_H

/* The library is compiled with -fvisibility=hidden: it exports what is marked like this, and nothing else. */
#define DIGITS_API __attribute__((visibility("default")))

#ifdef __cplusplus
extern "C" {
#endif

typedef struct digits digits;

/* Trains a network on the MNIST files in a directory, or on the digits that ship with dovetail if it is NULL.
   Returns NULL if that fails. */
DIGITS_API digits* digits_create(const char* mnist_directory);
DIGITS_API void digits_destroy(digits* network);

/* The digit in an image of 28 x 28 pixels, 0 the background and 1 the pen, row by row; writes the probability of
   each of the ten digits to probabilities, unless that is NULL. Several threads can use one network. */
DIGITS_API int digits_predict(const digits* network, const float* pixels, float* probabilities);

/* Why the last call in this thread failed. */
DIGITS_API const char* digits_error(void);

#ifdef __cplusplus
}
#endif
#endif
