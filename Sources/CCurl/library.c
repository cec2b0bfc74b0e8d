// libcurl's functions under their own names, each looked up in the library when one of them is first called.
//
// Linked in the usual way, libcurl and the thirty libraries behind it would be loaded and relocated by every command,
// half as long again as an empty program takes, also by those that never send anything; and nothing at all would start
// on a machine without it. curl/curl.h declares what is defined here, so the compiler holds each against it.
#define CURL_DISABLE_TYPECHECK
#include "ccurl.h"

#include <pthread.h>
#include <stdarg.h>

// Not macros here.
#undef curl_easy_setopt
#undef curl_easy_getinfo

/// The version of the binary interface that the header declares.
static const char library_name[] = "libcurl.so.4";

/// result, name, parameters, arguments, what is answered where the library is missing
#define CCURL_FUNCTIONS(X) \
  X(void, curl_easy_cleanup, (CURL * easy), (easy), ) \
  X(CURL *, curl_easy_init, (void), (), NULL) \
  X(const struct curl_easyoption *, curl_easy_option_by_id, (CURLoption option), (option), NULL) \
  X(const char *, curl_easy_strerror, (CURLcode code), (code), "") \
  X(void, curl_free, (void *memory), (memory), ) \
  X(time_t, curl_getdate, (const char *text, const time_t *unused), (text, unused), -1) \
  X(CURLcode, curl_global_init, (long flags), (flags), CURLE_FAILED_INIT) \
  X(CURLMcode, curl_multi_add_handle, (CURLM * multi, CURL * easy), (multi, easy), CURLM_BAD_HANDLE) \
  X(CURLMcode, curl_multi_cleanup, (CURLM * multi), (multi), CURLM_BAD_HANDLE) \
  X(CURLMsg *, curl_multi_info_read, (CURLM * multi, int *left), (multi, left), NULL) \
  X(CURLM *, curl_multi_init, (void), (), NULL) \
  X(CURLMcode, curl_multi_perform, (CURLM * multi, int *running), (multi, running), CURLM_BAD_HANDLE) \
  X(CURLMcode, curl_multi_poll, \
    (CURLM * multi, struct curl_waitfd more[], unsigned int count, int milliseconds, int *ready), \
    (multi, more, count, milliseconds, ready), CURLM_BAD_HANDLE) \
  X(CURLMcode, curl_multi_remove_handle, (CURLM * multi, CURL * easy), (multi, easy), CURLM_BAD_HANDLE) \
  X(CURLMcode, curl_multi_wakeup, (CURLM * multi), (multi), CURLM_BAD_HANDLE) \
  X(struct curl_slist *, curl_slist_append, (struct curl_slist * list, const char *text), (list, text), NULL) \
  X(void, curl_slist_free_all, (struct curl_slist * list), (list), ) \
  X(CURLU *, curl_url, (void), (), NULL) \
  X(void, curl_url_cleanup, (CURLU * url), (url), ) \
  X(CURLUcode, curl_url_set, (CURLU * url, CURLUPart part, const char *text, unsigned int flags), \
    (url, part, text, flags), CURLUE_OUT_OF_MEMORY) \
  X(curl_version_info_data *, curl_version_info, (CURLversion version), (version), NULL)

#define POINTER(result, name, parameters, arguments, otherwise) result(*name) parameters;

static struct {
  CCURL_FUNCTIONS(POINTER)
  // What it takes became `const` with a later release.
  __typeof__(&curl_url_get) curl_url_get;
  CURLcode (*curl_easy_setopt)(CURL *, CURLoption, ...);
  CURLcode (*curl_easy_getinfo)(CURL *, CURLINFO, ...);
} library;

static bool is_there;
static pthread_once_t once = PTHREAD_ONCE_INIT;

#define FIND(result, name, parameters, arguments, otherwise) \
  found = found && (library.name = (result(*) parameters)dlsym(handle, #name)) != NULL;

static void load(void) {
  // Its TLS library is looked up in the process, see `ccurl_tls_version`.
  void *handle = dlopen(library_name, RTLD_NOW | RTLD_GLOBAL);
  bool found = handle != NULL;
  if (!found) return;
  CCURL_FUNCTIONS(FIND)
  FIND(CURLcode, curl_easy_setopt, (CURL *, CURLoption, ...), , )
  FIND(CURLcode, curl_easy_getinfo, (CURL *, CURLINFO, ...), , )
  is_there = found && (library.curl_url_get = (__typeof__(&curl_url_get))dlsym(handle, "curl_url_get")) != NULL;
}

bool ccurl_is_there(void) {
  pthread_once(&once, load);
  return is_there;
}

#define DEFINE(result, name, parameters, arguments, otherwise) \
  result name parameters { \
    if (!ccurl_is_there()) return otherwise; \
    return library.name arguments; \
  }
CCURL_FUNCTIONS(DEFINE)

CURLUcode ccurl_url_get(CURLU *url, CURLUPart part, char **text, unsigned int flags) {
  return ccurl_is_there() ? library.curl_url_get(url, part, text, flags) : CURLUE_OUT_OF_MEMORY;
}

// What a variadic argument is follows from the class of the option, which its number tells.
CURLcode curl_easy_setopt(CURL *easy, CURLoption option, ...) {
  if (!ccurl_is_there()) return CURLE_FAILED_INIT;
  CURLcode code;
  va_list rest;
  va_start(rest, option);
  if (option < CURLOPTTYPE_OBJECTPOINT) {
    code = library.curl_easy_setopt(easy, option, va_arg(rest, long));
  } else if (option >= CURLOPTTYPE_FUNCTIONPOINT && option < CURLOPTTYPE_OFF_T) {
    code = library.curl_easy_setopt(easy, option, va_arg(rest, void (*)(void)));
  } else if (option >= CURLOPTTYPE_OFF_T && option < CURLOPTTYPE_BLOB) {
    code = library.curl_easy_setopt(easy, option, va_arg(rest, curl_off_t));
  } else {
    code = library.curl_easy_setopt(easy, option, va_arg(rest, void *));
  }
  va_end(rest);
  return code;
}

// Every fact is written through a pointer.
CURLcode curl_easy_getinfo(CURL *easy, CURLINFO info, ...) {
  if (!ccurl_is_there()) return CURLE_FAILED_INIT;
  va_list rest;
  va_start(rest, info);
  CURLcode code = library.curl_easy_getinfo(easy, info, va_arg(rest, void *));
  va_end(rest);
  return code;
}
