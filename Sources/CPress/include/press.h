// Makes PDF pages with Pango and Cairo, and QR codes with libqrencode.
//
// The libraries are loaded by the first call that needs them and not before: no other command pays for them at its
// start, and a program without them runs and can say what is missing. Lengths are in points (1/72 inch), y grows
// downwards, colours are 0xRRGGBB, texts are UTF-8.
#ifndef HIKESHI_PRESS_H
#define HIKESHI_PRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The libraries that are looked for, as the loader knows them, the one for QR codes last; NULL past it.
const char *press_library_name(size_t index);

/// NULL when every library for pages is there; otherwise the name of the one that is not.
const char *press_missing_library(void);

/// Their versions, `cairo 1.16.0, pango 1.50.12, harfbuzz 6.0.0`; false when the buffer is too small or they are missing.
bool press_versions(char *buffer, size_t size);

/// Whether the fonts of this machine can show the text; false too when there are no fonts at all.
bool press_can_show(const char *text);

// MARK: a document

typedef struct press press;

/// A PDF document in memory; NULL when it cannot be made. Waits for every other document to be closed: what the libraries
/// share between threads does not hold under many fonts. The same thread closes it, and opens no second one meanwhile.
press *press_open(double width, double height);

enum press_fact { PRESS_TITLE, PRESS_AUTHOR, PRESS_SUBJECT, PRESS_CREATOR, PRESS_CREATED };

/// States a fact about the document. `PRESS_CREATED` is ISO 8601 and stands for the last change too.
void press_state(press *press, enum press_fact fact, const char *text);

void press_fill(press *press, double x, double y, double width, double height, uint32_t colour);

/// Ends the page and begins the next.
void press_end_page(press *press);

/// Ends the document; NULL when anything went wrong on the way. The bytes are the document's own.
const uint8_t *press_finish(press *press, size_t *count);

/// The fonts that were drawn with so far, in the order of their first use, each with its own version and checksum; NULL
/// past the last one.
const char *press_font(const press *press, size_t index);

void press_close(press *press);

// MARK: text

typedef struct press_text press_text;

struct press_run {
  const char *text;
  size_t count;
  double size;
  bool is_bold;
  bool is_monospaced;
  uint32_t colour;
};

/// Breaks one paragraph into lines of at most this width; words that are wider are broken too.
press_text *press_lay(press *press, const struct press_run *runs, size_t count, double width);

size_t press_lines(const press_text *text);

/// Of one line as it is, without the blank at its end.
double press_line_width(press_text *text, size_t line);

void press_draw_line(press *press, press_text *text, size_t line, double x, double baseline);

void press_discard(press_text *text);

// MARK: QR codes

/// Makes the QR code of these bytes at error correction level M: `*width` squares a side, row by row, 1 for a dark one.
/// NULL when libqrencode is missing (`*is_missing`) or the bytes do not fit. To be freed with `free`.
uint8_t *press_qr_code(const uint8_t *bytes, size_t count, size_t *width, bool *is_missing);

#endif
