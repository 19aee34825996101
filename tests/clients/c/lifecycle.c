/* Servers of their own: restarts, credentials, silence, lame duck. */
#include "check.h"
#include "server.h"
#include "tests.h"

#include <pthread.h>
#include <signal.h>
#include <time.h>

enum { WAIT_S = 15 };

/* Counts the calls of a connection's handler; a test waits for them. */
typedef struct {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    int calls;
} event;

#define EVENT {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0}

static void on_event(natsConnection *nc, void *closure)
{
    event *e = closure;
    (void)nc;
    pthread_mutex_lock(&e->lock);
    e->calls++;
    pthread_cond_broadcast(&e->changed);
    pthread_mutex_unlock(&e->lock);
}

static void wait_for(event *e)
{
    struct timespec until;
    int result = 0;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += WAIT_S;
    pthread_mutex_lock(&e->lock);
    while (e->calls == 0 && result == 0) result = pthread_cond_timedwait(&e->changed, &e->lock, &until);
    CHECK(e->calls > 0);
    pthread_mutex_unlock(&e->lock);
}

static natsOptions *options_for(const server *s)
{
    natsOptions *options = NULL;
    OK(natsOptions_Create(&options));
    OK(natsOptions_SetURL(options, s->url));
    OK(natsOptions_SetReconnectWait(options, 50));
    OK(natsOptions_SetReconnectJitter(options, 0, 0));
    OK(natsOptions_SetMaxReconnect(options, -1));
    return options;
}

void reconnect(const char *url)
{
    (void)url;
    server s = server_start(0, "");
    event disconnected = EVENT, reconnected = EVENT;
    natsOptions *options = options_for(&s);
    natsConnection *nc = NULL;
    natsSubscription *sub = NULL;
    natsMsg *msg = NULL;

    OK(natsOptions_SetDisconnectedCB(options, on_event, &disconnected));
    OK(natsOptions_SetReconnectedCB(options, on_event, &reconnected));
    OK(natsConnection_Connect(&nc, options));
    OK(natsConnection_SubscribeSync(&sub, nc, "c.reconnect"));
    OK(natsConnection_Flush(nc));

    server_stop(&s, SIGKILL);
    wait_for(&disconnected);
    OK(natsConnection_PublishString(nc, "c.reconnect", "meanwhile"));
    s = server_start(s.port, "");
    wait_for(&reconnected);
    OK(natsConnection_PublishString(nc, "c.reconnect", "after"));
    OK(natsSubscription_NextMsg(&msg, sub, WAIT_S * 1000));
    CHECK_DATA(msg, "meanwhile");
    natsMsg_Destroy(msg);
    OK(natsSubscription_NextMsg(&msg, sub, WAIT_S * 1000));
    CHECK_DATA(msg, "after");
    natsMsg_Destroy(msg);

    natsSubscription_Destroy(sub);
    natsConnection_Destroy(nc);
    natsOptions_Destroy(options);
    server_stop(&s, SIGTERM);
}

void token(const char *url)
{
    (void)url;
    server s = server_start(0, "--auth s3cret");
    natsOptions *options = options_for(&s);
    natsConnection *nc = NULL;

    CHECK_STATUS(natsConnection_Connect(&nc, options), NATS_CONNECTION_AUTH_FAILED);
    OK(natsOptions_SetToken(options, "wrong"));
    CHECK_STATUS(natsConnection_Connect(&nc, options), NATS_CONNECTION_AUTH_FAILED);
    OK(natsOptions_SetToken(options, "s3cret"));
    OK(natsConnection_Connect(&nc, options));
    OK(natsConnection_Flush(nc));
    natsConnection_Destroy(nc);
    natsOptions_Destroy(options);
    server_stop(&s, SIGTERM);
}

void user_and_password(const char *url)
{
    (void)url;
    server s = server_start(0, "--user alice --pass pa55");
    natsOptions *options = options_for(&s);
    natsConnection *nc = NULL;

    OK(natsOptions_SetUserInfo(options, "alice", "wrong"));
    CHECK_STATUS(natsConnection_Connect(&nc, options), NATS_CONNECTION_AUTH_FAILED);
    OK(natsOptions_SetUserInfo(options, "alice", "pa55"));
    OK(natsConnection_Connect(&nc, options));
    OK(natsConnection_Flush(nc));
    natsConnection_Destroy(nc);
    natsOptions_Destroy(options);
    server_stop(&s, SIGTERM);
}

void stale_connection(const char *url)
{
    (void)url;
    server s = server_start(0, "");
    event disconnected = EVENT;
    natsOptions *options = options_for(&s);
    natsConnection *nc = NULL;

    OK(natsOptions_SetPingInterval(options, 50));
    OK(natsOptions_SetMaxPingsOut(options, 2));
    OK(natsOptions_SetDisconnectedCB(options, on_event, &disconnected));
    OK(natsConnection_Connect(&nc, options));
    kill(s.pid, SIGSTOP);
    wait_for(&disconnected);
    natsConnection_Destroy(nc);
    natsOptions_Destroy(options);
    server_stop(&s, SIGKILL);
}

void lame_duck(const char *url)
{
    (void)url;
    server s = server_start(0, "");
    event told = EVENT;
    natsOptions *options = options_for(&s);
    natsConnection *nc = NULL;

    OK(natsOptions_SetLameDuckModeCB(options, on_event, &told));
    OK(natsConnection_Connect(&nc, options));
    OK(natsConnection_Flush(nc));
    kill(s.pid, SIGUSR2);
    wait_for(&told);
    OK(natsConnection_Flush(nc));
    natsConnection_Destroy(nc);
    natsOptions_Destroy(options);
    server_stop(&s, SIGKILL);
}
