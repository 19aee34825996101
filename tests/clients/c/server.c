#include "server.h"
#include "check.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { START_POLLS = 4000, POLL_MS = 5 };

static struct sockaddr_in loopback(int port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

static int free_port(void)
{
    struct sockaddr_in address = loopback(0);
    socklen_t size = sizeof(address);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    CHECK(fd >= 0 && bind(fd, (struct sockaddr *)&address, size) == 0);
    CHECK(getsockname(fd, (struct sockaddr *)&address, &size) == 0);
    close(fd);
    return ntohs(address.sin_port);
}

static int accepts(int port)
{
    struct sockaddr_in address = loopback(port);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    int connected = connect(fd, (struct sockaddr *)&address, sizeof(address)) == 0;
    close(fd);
    return connected;
}

server server_start(int port, const char *flags)
{
    server s = {.port = port == 0 ? free_port() : port};
    const char *program = getenv("GUST_TEST_SERVER_SHELL");
    char command[4096];

    CHECK(program != NULL);
    snprintf(s.url, sizeof(s.url), "nats://127.0.0.1:%d", s.port);
    int length = snprintf(command, sizeof(command), "exec %s -a 127.0.0.1 -p %d %s 2>/dev/null", program, s.port, flags);
    CHECK(length < (int)sizeof(command));

    s.pid = fork();
    CHECK(s.pid >= 0);
    if (s.pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL); /* a failed check leaves no server behind */
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }

    for (int i = 0; i < START_POLLS; i++) {
        if (accepts(s.port)) return s;
        CHECK(waitpid(s.pid, NULL, WNOHANG) == 0);
        nanosleep(&(struct timespec){.tv_nsec = POLL_MS * 1000000L}, NULL);
    }

    fprintf(stderr, "the server did not start: %s\n", command);
    kill(s.pid, SIGKILL);
    exit(1);
}

void server_stop(server *s, int signal)
{
    kill(s->pid, signal);
    while (waitpid(s->pid, NULL, 0) < 0 && errno == EINTR) {
    }
}
