// Typed access to libcurl's variadic functions, which Swift cannot call.
//
// A variadic call trusts its caller about the argument's type: an option of another class reads the wrong register or
// the wrong width. Each function here therefore asks libcurl what the option takes (curl_easy_option_by_id is exact;
// the numeric ranges CURLOPTTYPE_* only tell pointers from numbers) and refuses a mismatch with
// CURLE_BAD_FUNCTION_ARGUMENT before anything is read. Callbacks are one function per signature, and fix their option.
#ifndef HIKESHI_CCURL_H
#define HIKESHI_CCURL_H

#include <arpa/inet.h>
#include <curl/curl.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

#if LIBCURL_VERSION_NUM < 0x075500
#error "libcurl 7.85.0 or later is needed (CURLOPT_PROTOCOLS_STR)"
#endif

/// Whether libcurl is on this machine; loads it when first asked.
bool ccurl_is_there(void);

/// `curl_url_get`.
CURLUcode ccurl_url_get(CURLU *url, CURLUPart part, char **text, unsigned int flags);

static inline bool ccurl_takes(CURLoption option, curl_easytype a, curl_easytype b) {
  const struct curl_easyoption *known = curl_easy_option_by_id(option);
  return known != NULL && (known->type == a || known->type == b);
}

// MARK: options

/// Options of class LONG and VALUES (an enumeration or bit mask passed as long).
static inline CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) {
  if (!ccurl_takes(option, CURLOT_LONG, CURLOT_VALUES)) return CURLE_BAD_FUNCTION_ARGUMENT;
  return curl_easy_setopt(easy, option, value);
}

/// Options of class OFF_T (64-bit numbers).
static inline CURLcode ccurl_set_offset(CURL *easy, CURLoption option, int64_t value) {
  if (!ccurl_takes(option, CURLOT_OFF_T, CURLOT_OFF_T)) return CURLE_BAD_FUNCTION_ARGUMENT;
  return curl_easy_setopt(easy, option, (curl_off_t)value);
}

/// Options of class STRING; libcurl copies the string. NULL unsets it.
static inline CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value) {
  if (!ccurl_takes(option, CURLOT_STRING, CURLOT_STRING)) return CURLE_BAD_FUNCTION_ARGUMENT;
  return curl_easy_setopt(easy, option, value);
}

/// Options of class SLIST; the list is borrowed and must outlive the transfer.
static inline CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  if (!ccurl_takes(option, CURLOT_SLIST, CURLOT_SLIST)) return CURLE_BAD_FUNCTION_ARGUMENT;
  return curl_easy_setopt(easy, option, value);
}

/// Copies `count` bytes as the request body of a POST.
static inline CURLcode ccurl_set_copied_body(CURL *easy, const void *bytes, int64_t count) {
  CURLcode code = ccurl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, count);
  if (code != CURLE_OK) return code;
  return curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, bytes);
}

/// The request body of an upload, piece by piece; the context is borrowed and must outlive the handle.
static inline CURLcode ccurl_set_read(CURL *easy, curl_read_callback callback, void *context) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_READFUNCTION, callback);
  return code != CURLE_OK ? code : curl_easy_setopt(easy, CURLOPT_READDATA, context);
}

/// The buffer (CURL_ERROR_SIZE bytes) is borrowed and must outlive the handle.
static inline CURLcode ccurl_set_error_buffer(CURL *easy, char *buffer) {
  return curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, buffer);
}

// MARK: callbacks; every context is borrowed and must outlive the handle

static inline CURLcode ccurl_set_write(CURL *easy, curl_write_callback callback, void *context) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, callback);
  return code != CURLE_OK ? code : curl_easy_setopt(easy, CURLOPT_WRITEDATA, context);
}

static inline CURLcode ccurl_set_header(CURL *easy, curl_write_callback callback, void *context) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, callback);
  return code != CURLE_OK ? code : curl_easy_setopt(easy, CURLOPT_HEADERDATA, context);
}

static inline CURLcode ccurl_set_open_socket(CURL *easy, curl_opensocket_callback callback, void *context) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, callback);
  return code != CURLE_OK ? code : curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, context);
}

static inline CURLcode ccurl_set_prerequest(CURL *easy, curl_prereq_callback callback, void *context) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, callback);
  return code != CURLE_OK ? code : curl_easy_setopt(easy, CURLOPT_PREREQDATA, context);
}

// MARK: facts about a transfer

static inline CURLcode ccurl_get_long(CURL *easy, CURLINFO info, long *value) {
  if (((int)info & CURLINFO_TYPEMASK) != CURLINFO_LONG) return CURLE_BAD_FUNCTION_ARGUMENT;
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode ccurl_get_offset(CURL *easy, CURLINFO info, int64_t *value) {
  if (((int)info & CURLINFO_TYPEMASK) != CURLINFO_OFF_T) return CURLE_BAD_FUNCTION_ARGUMENT;
  curl_off_t read = 0;
  CURLcode code = curl_easy_getinfo(easy, info, &read);
  if (code == CURLE_OK) *value = (int64_t)read;
  return code;
}

/// The string belongs to the handle. CURLINFO_PRIVATE is of this class by number but holds any pointer: refused.
static inline CURLcode ccurl_get_string(CURL *easy, CURLINFO info, const char **value) {
  if (((int)info & CURLINFO_TYPEMASK) != CURLINFO_STRING) return CURLE_BAD_FUNCTION_ARGUMENT;
  if (info == CURLINFO_PRIVATE) return CURLE_BAD_FUNCTION_ARGUMENT;
  char *read = NULL;
  CURLcode code = curl_easy_getinfo(easy, info, &read);
  if (code == CURLE_OK) *value = read;
  return code;
}

/// The PEM text of the peer's own certificate, when CURLOPT_CERTINFO was on; belongs to the handle. NULL without one.
static inline const char *ccurl_leaf_certificate(CURL *easy) {
  struct curl_certinfo *chain = NULL;
  if (curl_easy_getinfo(easy, CURLINFO_CERTINFO, &chain) != CURLE_OK) return NULL;
  if (chain == NULL || chain->num_of_certs < 1) return NULL;
  for (struct curl_slist *field = chain->certinfo[0]; field != NULL; field = field->next) {
    if (strncmp(field->data, "Cert:", 5) == 0) return field->data + 5;
  }
  return NULL;
}

/// The protocol version of the live TLS connection ("TLSv1.3"); NULL without one. Only from inside a callback.
///
/// libcurl has no such fact of its own; it hands out its TLS library's session. OpenSSL is already loaded by libcurl,
/// so its function is looked up in the process instead of linking against a version that might be another.
static inline const char *ccurl_tls_version(CURL *easy) {
  struct curl_tlssessioninfo *session = NULL;
  if (curl_easy_getinfo(easy, CURLINFO_TLS_SSL_PTR, &session) != CURLE_OK || session == NULL) return NULL;
  if (session->backend != CURLSSLBACKEND_OPENSSL || session->internals == NULL) return NULL;
  void *process = dlopen(NULL, RTLD_LAZY);
  if (process == NULL) return NULL;
  const char *(*version)(const void *) = (const char *(*)(const void *))dlsym(process, "SSL_get_version");
  const char *text = version == NULL ? NULL : version(session->internals);
  dlclose(process);
  return text;
}

/// Copies the DER bytes of the peer's certificate of the live TLS connection; how many, or 0 without one or when
/// `capacity` is too small. Only from inside a callback; found in the process like the version above.
static inline size_t ccurl_peer_certificate(CURL *easy, unsigned char *bytes, size_t capacity) {
  struct curl_tlssessioninfo *session = NULL;
  if (curl_easy_getinfo(easy, CURLINFO_TLS_SSL_PTR, &session) != CURLE_OK || session == NULL) return 0;
  if (session->backend != CURLSSLBACKEND_OPENSSL || session->internals == NULL) return 0;
  void *process = dlopen(NULL, RTLD_LAZY);
  if (process == NULL) return 0;
  void *(*peer)(const void *) = (void *(*)(const void *))dlsym(process, "SSL_get1_peer_certificate");
  int (*encode)(const void *, unsigned char **) = (int (*)(const void *, unsigned char **))dlsym(process, "i2d_X509");
  void (*release)(void *) = (void (*)(void *))dlsym(process, "X509_free");
  size_t count = 0;
  if (peer != NULL && encode != NULL && release != NULL) {
    void *certificate = peer(session->internals);
    if (certificate != NULL) {
      int length = encode(certificate, NULL);
      if (length > 0 && (size_t)length <= capacity) {
        unsigned char *end = bytes;
        count = encode(certificate, &end) == length ? (size_t)length : 0;
      }
      release(certificate);
    }
  }
  dlclose(process);
  return count;
}

// MARK: multi handle

/// Takes the next finished transfer off the queue. False when none is waiting.
static inline bool ccurl_next_finished(CURLM *multi, CURL **easy, CURLcode *result) {
  int left = 0;
  for (CURLMsg *message = curl_multi_info_read(multi, &left); message != NULL;
       message = curl_multi_info_read(multi, &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    *easy = message->easy_handle;
    *result = message->data.result;
    return true;
  }
  return false;
}

// MARK: socket addresses

/// Family, port (host order), scope and address bytes (network order; 4 for AF_INET, 16 for AF_INET6).
struct ccurl_address {
  int family;
  uint16_t port;
  uint32_t scope;
  uint8_t bytes[16];
};

/// False for any other family and for a length too short for its family.
static inline bool ccurl_read_address(const struct curl_sockaddr *from, struct ccurl_address *to) {
  memset(to, 0, sizeof *to);
  to->family = from->addr.sa_family;
  if (from->family == AF_INET && to->family == AF_INET && from->addrlen >= sizeof(struct sockaddr_in)) {
    struct sockaddr_in v4;
    memcpy(&v4, &from->addr, sizeof v4);
    to->port = ntohs(v4.sin_port);
    memcpy(to->bytes, &v4.sin_addr, 4);
    return true;
  }
  if (from->family == AF_INET6 && to->family == AF_INET6 && from->addrlen >= sizeof(struct sockaddr_in6)) {
    struct sockaddr_in6 v6;
    memcpy(&v6, &from->addr, sizeof v6);
    to->port = ntohs(v6.sin6_port);
    to->scope = v6.sin6_scope_id;
    memcpy(to->bytes, &v6.sin6_addr, 16);
    return true;
  }
  return false;
}

#endif
