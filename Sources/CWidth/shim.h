// Glibc's Swift module leaves wcwidth (POSIX, XSI) out.
#include <stddef.h>

int wcwidth(wchar_t character);
