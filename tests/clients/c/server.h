/* Servers that tests start, stop and start again. */
#ifndef GUST_SERVER_H
#define GUST_SERVER_H

#include <sys/types.h>

typedef struct {
    pid_t pid;
    int port;
    char url[64];
} server;

/* Starts the command of GUST_TEST_SERVER_SHELL on the port (0: a free one) with further flags; returns once it accepts. */
server server_start(int port, const char *flags);

/* Ends it with the signal and waits for its end. */
void server_stop(server *s, int signal);

#endif
