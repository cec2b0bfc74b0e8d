#include "library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>

#include "press.h"

static struct press_library library;
static const char *missing;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static struct press_qr_library qr_library;
static const char *missing_for_qr;
static pthread_once_t once_for_qr = PTHREAD_ONCE_INIT;

/// Which font stands in where another has no letter follows from the language of whoever runs the program, unless they
/// are told one: the same record is the same page for everybody. Before `main`, while there is one thread.
__attribute__((constructor)) static void settle(void) {
  setenv("FC_LANG", "ja", 1);
  setenv("PANGO_LANGUAGE", "ja", 1);
}

/// Each name carries the version of the binary interface that the declarations are of.
enum { CAIRO, GOBJECT, GLIB, HARFBUZZ, PANGO, PANGOCAIRO, QRENCODE, LIBRARIES };
static const char *const file_names[LIBRARIES] = {
  "libcairo.so.2", "libgobject-2.0.so.0", "libglib-2.0.so.0", "libharfbuzz.so.0", "libpango-1.0.so.0",
  "libpangocairo-1.0.so.0", "libqrencode.so.4",
};

const char *press_library_name(size_t index) { return index < LIBRARIES ? file_names[index] : NULL; }

/// Every function of a table, each into its pointer.
#define OPEN(file) \
  if (*absent == NULL && (handle = dlopen(file, RTLD_NOW | RTLD_LOCAL)) == NULL) *absent = file; \
  current = file;
#define FIND(result, name, arguments) \
  if (*absent == NULL && (into->name = (result(*) arguments)dlsym(handle, #name)) == NULL) *absent = current;

static void load(void) {
  struct press_library *into = &library;
  const char **absent = &missing;
  const char *current = NULL;
  void *handle = NULL;
  OPEN(file_names[CAIRO])
  PRESS_CAIRO(FIND)
  OPEN(file_names[GOBJECT])
  PRESS_GOBJECT(FIND)
  OPEN(file_names[GLIB])
  PRESS_GLIB(FIND)
  OPEN(file_names[HARFBUZZ])
  PRESS_HARFBUZZ(FIND)
  OPEN(file_names[PANGO])
  PRESS_PANGO(FIND)
  OPEN(file_names[PANGOCAIRO])
  PRESS_PANGOCAIRO(FIND)
}

static void load_for_qr(void) {
  struct press_qr_library *into = &qr_library;
  const char **absent = &missing_for_qr;
  const char *current = NULL;
  void *handle = NULL;
  OPEN(file_names[QRENCODE])
  PRESS_QRENCODE(FIND)
}

const struct press_library *press_library(void) {
  pthread_once(&once, load);
  return missing == NULL ? &library : NULL;
}

const struct press_qr_library *press_qr_library(void) {
  pthread_once(&once_for_qr, load_for_qr);
  return missing_for_qr == NULL ? &qr_library : NULL;
}

const char *press_missing_library(void) {
  pthread_once(&once, load);
  return missing;
}
