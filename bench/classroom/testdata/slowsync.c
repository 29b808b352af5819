/* Makes every fsync and fdatasync of a program take longer, as a slow disk would:
   by as many milliseconds as SLOW_SYNC_MS says. Loaded with LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void wait_for_disk(void)
{
	const char *text = getenv("SLOW_SYNC_MS");
	long ms = text ? atol(text) : 0;
	struct timespec pause = {ms / 1000, ms % 1000 * 1000000L};
	nanosleep(&pause, NULL);
}

int fsync(int fd)
{
	static int (*sync_file)(int);
	if (!sync_file)
		sync_file = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
	wait_for_disk();
	return sync_file(fd);
}

int fdatasync(int fd)
{
	static int (*sync_data)(int);
	if (!sync_data)
		sync_data = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
	wait_for_disk();
	return sync_data(fd);
}
