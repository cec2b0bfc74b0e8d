#include "press.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "library.h"

/// Any of these shows Japanese; the first that is there is used, and whatever else it lacks comes from other fonts.
#define SANS "BIZ UDPGothic,Noto Sans CJK JP,Noto Sans JP,IPAexGothic,IPAGothic,Takao PGothic,VL PGothic,sans-serif"
#define MONOSPACED "BIZ UDGothic,Noto Sans Mono CJK JP,DejaVu Sans Mono,Liberation Mono,IPAGothic,monospace"

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

struct press {
  cairo_surface_t *surface;
  cairo_t *cairo;
  PangoFontMap *fonts;
  PangoContext *context;
  PangoFontDescription *description;
  uint8_t *bytes;
  size_t count;
  size_t capacity;
  /// Held on to, so that an address stays that of one font.
  PangoFont **used;
  size_t used_count;
  char **names;
  size_t names_count;
};

struct press_text {
  PangoLayout *layout;
};

bool press_versions(char *buffer, size_t size) {
  const struct press_library *lib = press_library();
  if (lib == NULL) return false;
  int count = snprintf(
    buffer, size, "cairo %s, pango %s, harfbuzz %s", lib->cairo_version_string(), lib->pango_version_string(),
    lib->hb_version_string());
  return count > 0 && (size_t)count < size;
}

static bool has_fonts(const struct press_library *lib, PangoFontMap *map) {
  PangoFontFamily **families = NULL;
  int count = 0;
  lib->pango_font_map_list_families(map, &families, &count);
  lib->g_free(families);
  return count > 0;
}

bool press_can_show(const char *text) {
  press *press = press_open(100, 100);
  if (press == NULL) return false;
  const struct press_library *lib = press_library();
  // Pango ends the process when there is no font at all.
  bool can = has_fonts(lib, press->fonts);
  if (can) {
    PangoLayout *layout = lib->pango_layout_new(press->context);
    lib->pango_layout_set_font_description(layout, press->description);
    lib->pango_layout_set_text(layout, text, -1);
    can = lib->pango_layout_get_unknown_glyphs_count(layout) == 0;
    lib->g_object_unref(layout);
  }
  press_close(press);
  return can;
}

// MARK: a document

static cairo_status_t take(void *context, const unsigned char *bytes, unsigned int count) {
  press *press = context;
  if (press->count + count > press->capacity) {
    size_t capacity = press->capacity * 2 + count + 65536;
    uint8_t *grown = realloc(press->bytes, capacity);
    if (grown == NULL) return CAIRO_STATUS_NO_MEMORY;
    press->bytes = grown;
    press->capacity = capacity;
  }
  memcpy(press->bytes + press->count, bytes, count);
  press->count += count;
  return CAIRO_STATUS_SUCCESS;
}

press *press_open(double width, double height) {
  const struct press_library *lib = press_library();
  press *press = lib == NULL ? NULL : calloc(1, sizeof *press);
  if (press == NULL) return NULL;
  pthread_mutex_lock(&one_at_a_time);
  press->surface = lib->cairo_pdf_surface_create_for_stream(take, press, width, height);
  press->cairo = lib->cairo_create(press->surface);
  // One of its own: what other documents used before must not matter.
  press->fonts = lib->pango_cairo_font_map_new();
  lib->pango_cairo_font_map_set_resolution((PangoCairoFontMap *)press->fonts, 72);
  press->context = lib->pango_font_map_create_context(press->fonts);
  // Chinese, Japanese and Korean share code points that look different in each.
  lib->pango_context_set_language(press->context, lib->pango_language_from_string("ja"));
  lib->pango_cairo_update_context(press->cairo, press->context);
  press->description = lib->pango_font_description_from_string(SANS);
  return press;
}

void press_state(press *press, enum press_fact fact, const char *text) {
  const struct press_library *lib = press_library();
  cairo_pdf_metadata_t kind = CAIRO_PDF_METADATA_TITLE;
  switch (fact) {
  case PRESS_TITLE: break;
  case PRESS_AUTHOR: kind = CAIRO_PDF_METADATA_AUTHOR; break;
  case PRESS_SUBJECT: kind = CAIRO_PDF_METADATA_SUBJECT; break;
  case PRESS_CREATOR: kind = CAIRO_PDF_METADATA_CREATOR; break;
  case PRESS_CREATED:
    kind = CAIRO_PDF_METADATA_CREATE_DATE;
    lib->cairo_pdf_surface_set_metadata(press->surface, CAIRO_PDF_METADATA_MOD_DATE, text);
    break;
  }
  lib->cairo_pdf_surface_set_metadata(press->surface, kind, text);
}

static void set_colour(const struct press_library *lib, press *press, uint32_t colour) {
  lib->cairo_set_source_rgb(
    press->cairo, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0, (colour & 255) / 255.0);
}

void press_fill(press *press, double x, double y, double width, double height, uint32_t colour) {
  const struct press_library *lib = press_library();
  set_colour(lib, press, colour);
  lib->cairo_rectangle(press->cairo, x, y, width, height);
  lib->cairo_fill(press->cairo);
}

void press_end_page(press *press) { press_library()->cairo_show_page(press->cairo); }

const uint8_t *press_finish(press *press, size_t *count) {
  const struct press_library *lib = press_library();
  // Once a drawing fails, everything after it is left out without a word.
  bool is_drawn = lib->cairo_status(press->cairo) == CAIRO_STATUS_SUCCESS;
  lib->cairo_destroy(press->cairo);
  press->cairo = NULL;
  lib->cairo_surface_finish(press->surface);
  *count = press->count;
  bool is_whole = lib->cairo_surface_status(press->surface) == CAIRO_STATUS_SUCCESS;
  return is_drawn && is_whole ? press->bytes : NULL;
}

const char *press_font(const press *press, size_t index) {
  return index < press->names_count ? press->names[index] : NULL;
}

void press_close(press *press) {
  const struct press_library *lib = press_library();
  lib->pango_font_description_free(press->description);
  for (size_t i = 0; i < press->used_count; i++) lib->g_object_unref(press->used[i]);
  lib->g_object_unref(press->context);
  lib->g_object_unref(press->fonts);
  if (press->cairo != NULL) lib->cairo_destroy(press->cairo);
  lib->cairo_surface_destroy(press->surface);
  for (size_t i = 0; i < press->names_count; i++) free(press->names[i]);
  free(press->names);
  free(press->used);
  free(press->bytes);
  free(press);
  pthread_mutex_unlock(&one_at_a_time);
}

// MARK: text

static void insert(
  const struct press_library *lib, PangoAttrList *list, PangoAttribute *attribute, size_t start, size_t end
) {
  attribute->start_index = (unsigned int)start;
  attribute->end_index = (unsigned int)end;
  lib->pango_attr_list_insert(list, attribute);
}

press_text *press_lay(press *press, const struct press_run *runs, size_t count, double width) {
  const struct press_library *lib = press_library();
  press_text *text = calloc(1, sizeof *text);
  size_t length = 0;
  for (size_t i = 0; i < count; i++) length += runs[i].count;
  char *joined = malloc(length + 1);
  if (text == NULL || joined == NULL) abort();
  PangoAttrList *list = lib->pango_attr_list_new();
  size_t start = 0;
  for (size_t i = 0; i < count; i++) {
    struct press_run run = runs[i];
    size_t end = start + run.count;
    memcpy(joined + start, run.text, run.count);
    insert(lib, list, lib->pango_attr_size_new_absolute((int)(run.size * PANGO_SCALE)), start, end);
    insert(lib, list, lib->pango_attr_foreground_new(
      (guint16)((run.colour >> 16 & 255) * 257), (guint16)((run.colour >> 8 & 255) * 257),
      (guint16)((run.colour & 255) * 257)), start, end);
    if (run.is_bold) insert(lib, list, lib->pango_attr_weight_new(PANGO_WEIGHT_BOLD), start, end);
    if (run.is_monospaced) insert(lib, list, lib->pango_attr_family_new(MONOSPACED), start, end);
    start = end;
  }
  // A hyphen that nobody wrote would change a hash or a name.
  insert(lib, list, lib->pango_attr_insert_hyphens_new(0), 0, length);
  text->layout = lib->pango_layout_new(press->context);
  lib->pango_layout_set_font_description(text->layout, press->description);
  // What somebody wrote must not move to the other margin because of its first letter.
  lib->pango_layout_set_auto_dir(text->layout, 0);
  lib->pango_layout_set_wrap(text->layout, PANGO_WRAP_WORD_CHAR);
  lib->pango_layout_set_width(text->layout, (int)(width * PANGO_SCALE));
  lib->pango_layout_set_text(text->layout, joined, (int)length);
  lib->pango_layout_set_attributes(text->layout, list);
  lib->pango_attr_list_unref(list);
  free(joined);
  return text;
}

size_t press_lines(const press_text *text) {
  return (size_t)press_library()->pango_layout_get_line_count(text->layout);
}

double press_line_width(press_text *text, size_t line) {
  const struct press_library *lib = press_library();
  PangoRectangle logical;
  lib->pango_layout_line_get_extents(
    lib->pango_layout_get_line_readonly(text->layout, (int)line), NULL, &logical);
  return (double)logical.width / PANGO_SCALE;
}

/// Big-endian, as in every table of a font.
static uint32_t number(const char *bytes) {
  const unsigned char *b = (const unsigned char *)bytes;
  return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static const hb_ot_name_id_t postscript_name = 6;
static const hb_tag_t head_tag = (hb_tag_t)'h' << 24 | 'e' << 16 | 'a' << 8 | 'd';

/// Its PostScript name, which is the same in every language, and from its `head` table the revision and the checksum over
/// the whole file.
static void name_font(const struct press_library *lib, PangoFont *font, char *buffer, size_t size) {
  hb_face_t *face = lib->hb_font_get_face(lib->pango_font_get_hb_font(font));
  char name[128] = "?";
  unsigned int room = sizeof name;
  lib->hb_ot_name_get_utf8(face, postscript_name, NULL, &room, name);
  hb_blob_t *head = lib->hb_face_reference_table(face, head_tag);
  unsigned int length = 0;
  const char *table = lib->hb_blob_get_data(head, &length);
  uint32_t revision = length >= 12 ? number(table + 4) : 0;
  uint32_t checksum = length >= 12 ? number(table + 8) : 0;
  snprintf(
    buffer, size, "%s %u.%03u %08x", name, revision >> 16, (revision & 0xFFFF) * 1000 / 65536, checksum);
  lib->hb_blob_destroy(head);
}

static void remember(const struct press_library *lib, press *press, PangoFont *font) {
  for (size_t i = 0; i < press->used_count; i++) {
    if (press->used[i] == font) return;
  }
  PangoFont **used = realloc(press->used, (press->used_count + 1) * sizeof *used);
  char **names = realloc(press->names, (press->names_count + 1) * sizeof *names);
  if (used == NULL || names == NULL) abort();
  press->used = used;
  press->names = names;
  press->used[press->used_count++] = (lib->g_object_ref)(font);
  char name[256];
  name_font(lib, font, name, sizeof name);
  for (size_t i = 0; i < press->names_count; i++) {
    if (strcmp(press->names[i], name) == 0) return;
  }
  press->names[press->names_count] = strdup(name);
  if (press->names[press->names_count++] == NULL) abort();
}

void press_draw_line(press *press, press_text *text, size_t line, double x, double baseline) {
  const struct press_library *lib = press_library();
  PangoLayoutLine *drawn = lib->pango_layout_get_line_readonly(text->layout, (int)line);
  if (drawn == NULL) return;
  for (GSList *run = drawn->runs; run != NULL; run = run->next) {
    PangoFont *font = ((PangoLayoutRun *)run->data)->item->analysis.font;
    if (font != NULL) remember(lib, press, font);
  }
  // Pango hands on the colour of whatever was drawn before where a run states none.
  set_colour(lib, press, 0);
  lib->cairo_move_to(press->cairo, x, baseline);
  lib->pango_cairo_show_layout_line(press->cairo, drawn);
}

void press_discard(press_text *text) {
  press_library()->g_object_unref(text->layout);
  free(text);
}
