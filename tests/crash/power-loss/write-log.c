// Preloaded into a program, writes down what it does to the files below WRITE_LOG_ROOT: bytes, lengths, names, and what it makes durable.
// Every record: op, length of the path, length of the second path or of nothing, offset, length of the data; then the three.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int log_fd = -1;
static long recorded = 0;

struct head { uint32_t op, path_length, other_length, unused; uint64_t offset, length; };

static int is_watched(const char *path) {
  const char *root = getenv("WRITE_LOG_ROOT");
  return root != NULL && strncmp(path, root, strlen(root)) == 0;
}

static ssize_t readable_path_of(int fd, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, 1023);
  path[length < 0 ? 0 : length] = 0;
  return length;
}

static int path_of(int fd, char *path) {
  if (readable_path_of(fd, path) < 0) return 0;
  size_t end = strlen(path);
  // Shared memory of SQLite means nothing after a restart.
  return is_watched(path) && (end < 4 || strcmp(path + end - 4, "-shm") != 0);
}

static void record(char op, const char *path, const char *other, uint64_t offset, const void *data, uint64_t length) {
  pthread_mutex_lock(&lock);
  if (log_fd < 0) log_fd = (int)syscall(SYS_openat, AT_FDCWD, getenv("WRITE_LOG"), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  struct head head = { (uint32_t)op, (uint32_t)strlen(path), (uint32_t)strlen(other), 0, offset, length };
  syscall(SYS_write, log_fd, &head, sizeof head);
  syscall(SYS_write, log_fd, path, head.path_length);
  syscall(SYS_write, log_fd, other, head.other_length);
  for (uint64_t at = 0; at < length;) {
    long written = syscall(SYS_write, log_fd, (const char *)data + at, length - at);
    if (written <= 0) abort();
    at += (uint64_t)written;
  }
  // Ends the program right after its n-th thing, as `kill -9` would.
  const char *kill_at = getenv("WRITE_LOG_KILL_AT");
  if (kill_at != NULL && ++recorded == atol(kill_at)) kill(getpid(), SIGKILL);
  pthread_mutex_unlock(&lock);
}

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

#define POSITIONED(name) \
  ssize_t name(int fd, const void *data, size_t length, off_t offset) { \
    REAL(ssize_t, name, int, const void *, size_t, off_t); \
    ssize_t done = real(fd, data, length, offset); \
    char path[1024]; \
    if (done > 0 && path_of(fd, path)) record('W', path, "", (uint64_t)offset, data, (uint64_t)done); \
    return done; \
  }
POSITIONED(pwrite)
POSITIONED(pwrite64)

ssize_t write(int fd, const void *data, size_t length) {
  REAL(ssize_t, write, int, const void *, size_t);
  char path[1024];
  int watched = fd > 2 && path_of(fd, path);
  off_t offset = watched ? lseek(fd, 0, SEEK_CUR) : 0;
  ssize_t done = real(fd, data, length);
  if (watched && done > 0) record('W', path, "", (uint64_t)offset, data, (uint64_t)done);
  if (fd == 1 && done > 0 && getenv("WRITE_LOG") != NULL) record('A', "", "", 0, data, (uint64_t)done);
  return done;
}

// The kernel copies files without passing their bytes by; what is durable is read back when it is made so.
static void record_sync(int fd) {
  char path[1024];
  if (!path_of(fd, path)) return;
  struct stat stat;
  size_t end = strlen(path);
  int is_database = strstr(path, ".rapport") != NULL && (strcmp(path + end - 8, ".rapport") == 0 || strcmp(path + end - 4, "-wal") == 0);
  if (fstat(fd, &stat) == 0 && S_ISREG(stat.st_mode) && !is_database) {
    char *all = malloc((size_t)stat.st_size + 1);
    int again = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0);
    ssize_t length = again < 0 ? -1 : pread(again, all, (size_t)stat.st_size, 0);
    if (again >= 0) close(again);
    if (length >= 0) record('F', path, "", 0, all, (uint64_t)length);
    free(all);
    return;
  }
  record('S', path, "", 0, NULL, 0);
}

// What was synced is durable by the log's word. The disk of this machine is not asked: waiting for it is most of a run's time and shows nothing.
#define SYNCING(name) \
  int name(int fd) { \
    REAL(int, name, int); \
    char path[1024]; \
    ssize_t length = readable_path_of(fd, path); \
    if (length > 0 && is_watched(path)) { record_sync(fd); return 0; } \
    return real(fd); \
  }
SYNCING(fsync)
SYNCING(fdatasync)

#define TRUNCATING(name) \
  int name(int fd, off_t length) { \
    REAL(int, name, int, off_t); \
    int result = real(fd, length); \
    char path[1024]; \
    if (result == 0 && path_of(fd, path)) record('T', path, "", (uint64_t)length, NULL, 0); \
    return result; \
  }
TRUNCATING(ftruncate)
TRUNCATING(ftruncate64)

static void record_open(int fd, int flags, int existed) {
  char path[1024];
  if (fd < 0 || !path_of(fd, path)) return;
  if ((flags & O_CREAT) != 0 && !existed) record('C', path, "", 0, NULL, 0);
  else if ((flags & O_TRUNC) != 0) record('T', path, "", 0, NULL, 0);
}

#define OPENING(name) \
  int name(const char *path, int flags, ...) { \
    REAL(int, name, const char *, int, ...); \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    int existed = access(path, F_OK) == 0; \
    int fd = real(path, flags, mode); \
    record_open(fd, flags, existed); \
    return fd; \
  }
OPENING(open)
OPENING(open64)

#define TWO_NAMES(name, op) \
  int name(const char *from, const char *to) { \
    REAL(int, name, const char *, const char *); \
    int result = real(from, to); \
    if (result == 0 && (is_watched(from) || is_watched(to))) record(op, from, to, 0, NULL, 0); \
    return result; \
  }
TWO_NAMES(rename, 'R')
TWO_NAMES(link, 'L')

#define REMOVING(name) \
  int name(const char *path) { \
    REAL(int, name, const char *); \
    int result = real(path); \
    if (result == 0 && is_watched(path)) record('U', path, "", 0, NULL, 0); \
    return result; \
  }
REMOVING(unlink)
REMOVING(remove)

int unlinkat(int folder, const char *path, int flags) {
  REAL(int, unlinkat, int, const char *, int);
  int result = real(folder, path, flags);
  if (result == 0 && is_watched(path)) record('U', path, "", 0, NULL, 0);
  return result;
}
