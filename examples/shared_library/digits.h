/* SPDX-License-Identifier: MIT */
/* A network that reads digits, for C and all that can call C. */
#ifndef DIGITS_H
#define DIGITS_H

/* The library is compiled with -fvisibility=hidden: it shows what is marked so, and nothing else. */
#define DIGITS_API __attribute__((visibility("default")))

#ifdef __cplusplus
extern "C" {
#endif

typedef struct digits digits;

/* A network, trained on MNIST's files in a directory, or on the digits that ship with dovetail if it is NULL.
   NULL where that fails. */
DIGITS_API digits* digits_create(const char* mnist_directory);
DIGITS_API void digits_destroy(digits* network);

/* The digit in an image of 28 x 28 pixels, 0 the background and 1 the pen, row by row; writes the probability of
   each of the ten digits unless that is NULL. One network can be used from several threads. */
DIGITS_API int digits_predict(const digits* network, const float* pixels, float* probabilities);

/* Why the last call of this thread failed. */
DIGITS_API const char* digits_error(void);

#ifdef __cplusplus
}
#endif
#endif
