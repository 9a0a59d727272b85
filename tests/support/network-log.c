// Preloaded into a program, writes down every address it asks the system for that is not this computer's own: one line for each, in NETWORK_LOG.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void note(const char *call, const char *what) {
  const char *path = getenv("NETWORK_LOG");
  if (path == NULL) return;
  int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fd < 0) return;
  char line[512];
  int length = snprintf(line, sizeof line, "%s %s\n", call, what);
  if (write(fd, line, length < (int)sizeof line ? length : (int)sizeof line - 1) < 0) abort();
  close(fd);
}

// Sockets of files, of the kernel and of this computer lead nowhere else.
static void note_address(const char *call, const struct sockaddr *address) {
  char text[INET6_ADDRSTRLEN + 8] = "";
  if (address == NULL) return;
  if (address->sa_family == AF_INET) {
    const struct in_addr *four = &((const struct sockaddr_in *)address)->sin_addr;
    if ((ntohl(four->s_addr) >> 24) == 127) return;
    inet_ntop(AF_INET, four, text, sizeof text);
  } else if (address->sa_family == AF_INET6) {
    const struct in6_addr *six = &((const struct sockaddr_in6 *)address)->sin6_addr;
    if (IN6_IS_ADDR_LOOPBACK(six) || (IN6_IS_ADDR_V4MAPPED(six) && six->s6_addr[12] == 127)) return;
    inet_ntop(AF_INET6, six, text, sizeof text);
  } else return;
  note(call, text);
}

int connect(int fd, const struct sockaddr *address, socklen_t length) {
  static int (*real)(int, const struct sockaddr *, socklen_t);
  if (real == NULL) real = dlsym(RTLD_NEXT, "connect");
  note_address("connect", address);
  return real(fd, address, length);
}

ssize_t sendto(int fd, const void *bytes, size_t size, int flags, const struct sockaddr *address, socklen_t length) {
  static ssize_t (*real)(int, const void *, size_t, int, const struct sockaddr *, socklen_t);
  if (real == NULL) real = dlsym(RTLD_NEXT, "sendto");
  note_address("sendto", address);
  return real(fd, bytes, size, flags, address, length);
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
  static ssize_t (*real)(int, const struct msghdr *, int);
  if (real == NULL) real = dlsym(RTLD_NEXT, "sendmsg");
  if (message != NULL) note_address("sendmsg", message->msg_name);
  return real(fd, message, flags);
}

int sendmmsg(int fd, struct mmsghdr *messages, unsigned int count, int flags) {
  static int (*real)(int, struct mmsghdr *, unsigned int, int);
  if (real == NULL) real = dlsym(RTLD_NEXT, "sendmmsg");
  for (unsigned int at = 0; at < count; at += 1) note_address("sendmmsg", messages[at].msg_hdr.msg_name);
  return real(fd, messages, count, flags);
}

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **found) {
  static int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **);
  if (real == NULL) real = dlsym(RTLD_NEXT, "getaddrinfo");
  struct in6_addr literal;
  // An address in figures asks nobody; where it leads is seen when it is connected to.
  if (name != NULL && strcmp(name, "localhost") != 0 && inet_pton(AF_INET, name, &literal) != 1 && inet_pton(AF_INET6, name, &literal) != 1) note("getaddrinfo", name);
  return real(name, service, hints, found);
}
