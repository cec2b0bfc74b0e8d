#include <stdlib.h>

#include "library.h"
#include "press.h"

uint8_t *press_qr_code(const uint8_t *bytes, size_t count, size_t *width, bool *is_missing) {
  const struct press_qr_library *lib = press_qr_library();
  *is_missing = lib == NULL;
  if (lib == NULL || count > 2331) return NULL;
  QRcode *code = lib->QRcode_encodeData((int)count, bytes, 0, QR_ECLEVEL_M);
  if (code == NULL) return NULL;
  *width = (size_t)code->width;
  uint8_t *squares = malloc(*width * *width);
  if (squares == NULL) abort();
  // The lowest bit of each is its colour; the others say what the square is for.
  for (size_t i = 0; i < *width * *width; i++) squares[i] = code->data[i] & 1;
  lib->QRcode_free(code);
  return squares;
}
