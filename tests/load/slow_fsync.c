/* Makes every fsync and fdatasync of a process take longer, as on a slow disk. For LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static int slowly(const char *name, int fd)
{
    const char *delay_us = getenv("FSYNC_DELAY_US");
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);

    if (delay_us)
        usleep((useconds_t)atoi(delay_us));
    return real(fd);
}

int fsync(int fd)
{
    return slowly("fsync", fd);
}

int fdatasync(int fd)
{
    return slowly("fdatasync", fd);
}
