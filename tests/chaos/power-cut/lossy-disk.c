/*
 * A disk that forgets what was not synced. Preloaded into a process, it keeps beside every file of a folder a copy of
 * what the file held when it was last synced; restoring those copies is what a power cut does to a disk that lost its
 * caches. Files that were never synced have no copy. The folder is LOSSY_DISK, the copies are in LOSSY_DISK_SYNCED.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

/* Copies through a second name, so that a process killed in the middle leaves the last complete copy. */
static void keep_synced_content(int fd) {
  const char *folder = getenv("LOSSY_DISK"), *synced = getenv("LOSSY_DISK_SYNCED");
  char link[64], path[PATH_MAX], copy[PATH_MAX * 2], fresh[PATH_MAX * 2 + 8];
  struct stat about;
  if (!folder || !synced || fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) return;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return;
  path[length] = '\0';
  size_t prefix = strlen(folder);
  if (strncmp(path, folder, prefix) != 0 || path[prefix] != '/') return;
  for (char *at = path + prefix + 1; *at; at += 1)
    if (*at == '/') *at = '%';
  snprintf(copy, sizeof copy, "%s/%s", synced, path + prefix + 1);
  snprintf(fresh, sizeof fresh, "%s.fresh", copy);
  int from = open(link, O_RDONLY), to = open(fresh, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  off_t left = about.st_size;
  while (from >= 0 && to >= 0 && left > 0) {
    ssize_t sent = sendfile(to, from, NULL, (size_t)left);
    if (sent <= 0) break;
    left -= sent;
  }
  if (from >= 0) close(from);
  if (to >= 0) close(to);
  if (left == 0) rename(fresh, copy);
}

static int synced_by(const char *name, int fd) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  int result = real(fd);
  if (result == 0) keep_synced_content(fd);
  return result;
}

int fsync(int fd) { return synced_by("fsync", fd); }

int fdatasync(int fd) { return synced_by("fdatasync", fd); }
