// The functions that are looked up in Cairo, Pango, HarfBuzz and libqrencode when they are first needed.
//
// The declarations are ours, so that the program is built without the libraries' headers; their names and binary
// interfaces have been the same for many years. A test compiles this file against the headers themselves
// (HIKESHI_PRESS_CHECK) and finds any difference: each type, each constant, and the place of each member.
#ifndef HIKESHI_PRESS_LIBRARY_H
#define HIKESHI_PRESS_LIBRARY_H

#include <stddef.h>
#include <stdint.h>

#ifdef HIKESHI_PRESS_CHECK

#include <cairo-pdf.h>
#include <hb-ot.h>
#include <pango/pangocairo.h>
#include <qrencode.h>

#else

typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;
typedef enum { CAIRO_STATUS_SUCCESS = 0, CAIRO_STATUS_NO_MEMORY = 1 } cairo_status_t;
typedef enum {
  CAIRO_PDF_METADATA_TITLE = 0,
  CAIRO_PDF_METADATA_AUTHOR = 1,
  CAIRO_PDF_METADATA_SUBJECT = 2,
  CAIRO_PDF_METADATA_CREATOR = 4,
  CAIRO_PDF_METADATA_CREATE_DATE = 5,
  CAIRO_PDF_METADATA_MOD_DATE = 6
} cairo_pdf_metadata_t;
typedef cairo_status_t (*cairo_write_func_t)(void *, const unsigned char *, unsigned int);

typedef int gboolean;
typedef unsigned short guint16;
typedef void *gpointer;

typedef struct hb_blob_t hb_blob_t;
typedef struct hb_face_t hb_face_t;
typedef struct hb_font_t hb_font_t;
typedef uint32_t hb_tag_t;
typedef unsigned int hb_ot_name_id_t;
typedef const struct hb_language_impl_t *hb_language_t;

typedef struct _PangoAttrList PangoAttrList;
typedef struct _PangoCairoFontMap PangoCairoFontMap;
typedef struct _PangoContext PangoContext;
typedef struct _PangoFont PangoFont;
typedef struct _PangoFontDescription PangoFontDescription;
typedef struct _PangoFontFamily PangoFontFamily;
typedef struct _PangoFontMap PangoFontMap;
typedef struct _PangoLanguage PangoLanguage;
typedef struct _PangoLayout PangoLayout;
typedef enum { PANGO_WEIGHT_BOLD = 700 } PangoWeight;
typedef enum { PANGO_WRAP_WORD_CHAR = 2 } PangoWrapMode;
typedef struct { int x, y, width, height; } PangoRectangle;
typedef struct { const void *klass; unsigned int start_index, end_index; } PangoAttribute;
typedef struct { void *shape_engine, *lang_engine; PangoFont *font; } PangoAnalysis;
typedef struct { int offset, length, num_chars; PangoAnalysis analysis; } PangoItem;
typedef struct { PangoItem *item; } PangoGlyphItem;
typedef PangoGlyphItem PangoLayoutRun;
typedef struct _GSList { void *data; struct _GSList *next; } GSList;
typedef struct { PangoLayout *layout; int start_index, length; GSList *runs; } PangoLayoutLine;
#define PANGO_SCALE 1024

typedef enum { QR_ECLEVEL_M = 1 } QRecLevel;
typedef struct { int version, width; unsigned char *data; } QRcode;

#endif

/// Each constant with its value, and each member that is read with its place on a 64-bit machine.
#define PRESS_CONSTANTS(X) \
  X(CAIRO_STATUS_SUCCESS, 0) X(CAIRO_STATUS_NO_MEMORY, 1) X(CAIRO_PDF_METADATA_TITLE, 0) \
  X(CAIRO_PDF_METADATA_AUTHOR, 1) X(CAIRO_PDF_METADATA_SUBJECT, 2) X(CAIRO_PDF_METADATA_CREATOR, 4) \
  X(CAIRO_PDF_METADATA_CREATE_DATE, 5) X(CAIRO_PDF_METADATA_MOD_DATE, 6) X(PANGO_WEIGHT_BOLD, 700) \
  X(PANGO_WRAP_WORD_CHAR, 2) X(PANGO_SCALE, 1024) X(QR_ECLEVEL_M, 1)
#define PRESS_MEMBERS(X) \
  X(PangoRectangle, width, 8) X(PangoAttribute, start_index, 8) X(PangoAttribute, end_index, 12) \
  X(PangoItem, analysis, 16) X(PangoAnalysis, font, 16) X(PangoGlyphItem, item, 0) X(PangoLayoutLine, runs, 16) \
  X(GSList, data, 0) X(GSList, next, 8) X(QRcode, width, 4) X(QRcode, data, 8)

#define PRESS_CAIRO(X) \
  X(cairo_t *, cairo_create, (cairo_surface_t *)) \
  X(void, cairo_destroy, (cairo_t *)) \
  X(void, cairo_fill, (cairo_t *)) \
  X(void, cairo_move_to, (cairo_t *, double, double)) \
  X(cairo_surface_t *, cairo_pdf_surface_create_for_stream, (cairo_write_func_t, void *, double, double)) \
  X(void, cairo_pdf_surface_set_metadata, (cairo_surface_t *, cairo_pdf_metadata_t, const char *)) \
  X(void, cairo_rectangle, (cairo_t *, double, double, double, double)) \
  X(void, cairo_set_source_rgb, (cairo_t *, double, double, double)) \
  X(void, cairo_show_page, (cairo_t *)) \
  X(cairo_status_t, cairo_status, (cairo_t *)) \
  X(void, cairo_surface_destroy, (cairo_surface_t *)) \
  X(void, cairo_surface_finish, (cairo_surface_t *)) \
  X(cairo_status_t, cairo_surface_status, (cairo_surface_t *)) \
  X(const char *, cairo_version_string, (void))

#define PRESS_PANGO(X) \
  X(PangoAttribute *, pango_attr_family_new, (const char *)) \
  X(PangoAttribute *, pango_attr_foreground_new, (guint16, guint16, guint16)) \
  X(void, pango_attr_list_insert, (PangoAttrList *, PangoAttribute *)) \
  X(PangoAttrList *, pango_attr_list_new, (void)) \
  X(void, pango_attr_list_unref, (PangoAttrList *)) \
  X(PangoAttribute *, pango_attr_insert_hyphens_new, (gboolean)) \
  X(PangoAttribute *, pango_attr_size_new_absolute, (int)) \
  X(PangoAttribute *, pango_attr_weight_new, (PangoWeight)) \
  X(void, pango_context_set_language, (PangoContext *, PangoLanguage *)) \
  X(void, pango_font_description_free, (PangoFontDescription *)) \
  X(PangoFontDescription *, pango_font_description_from_string, (const char *)) \
  X(hb_font_t *, pango_font_get_hb_font, (PangoFont *)) \
  X(PangoContext *, pango_font_map_create_context, (PangoFontMap *)) \
  X(void, pango_font_map_list_families, (PangoFontMap *, PangoFontFamily ***, int *)) \
  X(PangoLanguage *, pango_language_from_string, (const char *)) \
  X(int, pango_layout_get_line_count, (PangoLayout *)) \
  X(PangoLayoutLine *, pango_layout_get_line_readonly, (PangoLayout *, int)) \
  X(int, pango_layout_get_unknown_glyphs_count, (PangoLayout *)) \
  X(void, pango_layout_line_get_extents, (PangoLayoutLine *, PangoRectangle *, PangoRectangle *)) \
  X(PangoLayout *, pango_layout_new, (PangoContext *)) \
  X(void, pango_layout_set_attributes, (PangoLayout *, PangoAttrList *)) \
  X(void, pango_layout_set_auto_dir, (PangoLayout *, gboolean)) \
  X(void, pango_layout_set_font_description, (PangoLayout *, const PangoFontDescription *)) \
  X(void, pango_layout_set_text, (PangoLayout *, const char *, int)) \
  X(void, pango_layout_set_width, (PangoLayout *, int)) \
  X(void, pango_layout_set_wrap, (PangoLayout *, PangoWrapMode)) \
  X(const char *, pango_version_string, (void))

#define PRESS_PANGOCAIRO(X) \
  X(PangoFontMap *, pango_cairo_font_map_new, (void)) \
  X(void, pango_cairo_font_map_set_resolution, (PangoCairoFontMap *, double)) \
  X(void, pango_cairo_show_layout_line, (cairo_t *, PangoLayoutLine *)) \
  X(void, pango_cairo_update_context, (cairo_t *, PangoContext *))

#define PRESS_GOBJECT(X) \
  X(gpointer, g_object_ref, (gpointer)) \
  X(void, g_object_unref, (gpointer))

#define PRESS_GLIB(X) \
  X(void, g_free, (gpointer))

#define PRESS_HARFBUZZ(X) \
  X(void, hb_blob_destroy, (hb_blob_t *)) \
  X(const char *, hb_blob_get_data, (hb_blob_t *, unsigned int *)) \
  X(hb_blob_t *, hb_face_reference_table, (const hb_face_t *, hb_tag_t)) \
  X(unsigned int, hb_ot_name_get_utf8, (hb_face_t *, hb_ot_name_id_t, hb_language_t, unsigned int *, char *)) \
  X(hb_face_t *, hb_font_get_face, (hb_font_t *)) \
  X(const char *, hb_version_string, (void))

#define PRESS_QRENCODE(X) \
  X(QRcode *, QRcode_encodeData, (int, const unsigned char *, int, QRecLevel)) \
  X(void, QRcode_free, (QRcode *))

#define PRESS_POINTER(result, name, arguments) result(*name) arguments;

/// For pages.
struct press_library {
  PRESS_CAIRO(PRESS_POINTER)
  PRESS_PANGO(PRESS_POINTER)
  PRESS_PANGOCAIRO(PRESS_POINTER)
  PRESS_GOBJECT(PRESS_POINTER)
  PRESS_GLIB(PRESS_POINTER)
  PRESS_HARFBUZZ(PRESS_POINTER)
};

/// For QR codes.
struct press_qr_library {
  PRESS_QRENCODE(PRESS_POINTER)
};

/// NULL when one of them is missing.
const struct press_library *press_library(void);
const struct press_qr_library *press_qr_library(void);

#ifdef HIKESHI_PRESS_CHECK

#define PRESS_SAME_TYPE(result, name, arguments) \
  _Static_assert(__builtin_types_compatible_p(result(*) arguments, __typeof__(&name)), #name);
#define PRESS_SAME_VALUE(name, value) _Static_assert(name == value, #name);
#define PRESS_SAME_PLACE(type, member, place) _Static_assert(offsetof(type, member) == place, #type "." #member);

PRESS_CAIRO(PRESS_SAME_TYPE)
PRESS_PANGO(PRESS_SAME_TYPE)
PRESS_PANGOCAIRO(PRESS_SAME_TYPE)
PRESS_GOBJECT(PRESS_SAME_TYPE)
PRESS_GLIB(PRESS_SAME_TYPE)
PRESS_HARFBUZZ(PRESS_SAME_TYPE)
PRESS_QRENCODE(PRESS_SAME_TYPE)
PRESS_CONSTANTS(PRESS_SAME_VALUE)
PRESS_MEMBERS(PRESS_SAME_PLACE)

#endif

#endif
