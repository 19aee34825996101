/* Publishing, subscribing, requests. */
#include "check.h"
#include "tests.h"

enum { TIMEOUT_MS = 10000 };

static natsConnection *connected(const char *url)
{
    natsConnection *nc = NULL;
    OK(natsConnection_ConnectTo(&nc, url));
    return nc;
}

static natsSubscription *subscribed(natsConnection *nc, const char *subject)
{
    natsSubscription *sub = NULL;
    OK(natsConnection_SubscribeSync(&sub, nc, subject));
    OK(natsConnection_Flush(nc));
    return sub;
}

static void expect_next(natsSubscription *sub, const char *subject, const char *data)
{
    natsMsg *msg = NULL;
    OK(natsSubscription_NextMsg(&msg, sub, TIMEOUT_MS));
    CHECK(strcmp(natsMsg_GetSubject(msg), subject) == 0);
    CHECK_DATA(msg, data);
    natsMsg_Destroy(msg);
}

/* After a flush of both sides nothing is on its way any more. */
static void expect_queued(natsSubscription *sub, uint64_t count)
{
    uint64_t queued = 0;
    OK(natsSubscription_QueuedMsgs(sub, &queued));
    CHECK(queued == count);
}

void connect_and_flush(const char *url)
{
    natsConnection *nc = connected(url);
    char id[64] = "";
    int64_t rtt = -1;

    OK(natsConnection_Flush(nc));
    OK(natsConnection_GetRTT(nc, &rtt));
    CHECK(rtt >= 0);
    OK(natsConnection_GetConnectedServerId(nc, id, sizeof(id)));
    CHECK(strlen(id) == 56 && id[0] == 'N');
    CHECK(natsConnection_GetMaxPayload(nc) == 1024 * 1024);
    OK(natsConnection_HasHeaderSupport(nc));
    natsConnection_Destroy(nc);
}

void publish_and_subscribe(const char *url)
{
    natsConnection *publisher = connected(url), *subscriber = connected(url);
    natsSubscription *sub = subscribed(subscriber, "c.publish");
    natsMsg *msg = NULL;

    OK(natsConnection_PublishString(publisher, "c.publish", "hello"));
    OK(natsConnection_Publish(publisher, "c.publish", NULL, 0));
    OK(natsConnection_PublishRequestString(publisher, "c.publish", "c.reply", "asking"));
    expect_next(sub, "c.publish", "hello");
    expect_next(sub, "c.publish", "");
    OK(natsSubscription_NextMsg(&msg, sub, TIMEOUT_MS));
    CHECK(strcmp(natsMsg_GetReply(msg), "c.reply") == 0);
    natsMsg_Destroy(msg);
    natsSubscription_Destroy(sub);
    natsConnection_Destroy(publisher);
    natsConnection_Destroy(subscriber);
}

void order_of_many_messages(const char *url)
{
    enum { COUNT = 20000 };
    natsConnection *publisher = connected(url), *subscriber = connected(url);
    natsSubscription *sub = subscribed(subscriber, "c.order");
    char text[16];

    for (int i = 0; i < COUNT; i++) {
        snprintf(text, sizeof(text), "%d", i);
        OK(natsConnection_PublishString(publisher, "c.order", text));
    }
    OK(natsConnection_Flush(publisher));
    for (int i = 0; i < COUNT; i++) {
        snprintf(text, sizeof(text), "%d", i);
        expect_next(sub, "c.order", text);
    }
    natsSubscription_Destroy(sub);
    natsConnection_Destroy(publisher);
    natsConnection_Destroy(subscriber);
}

void wildcards(const char *url)
{
    natsConnection *nc = connected(url);
    natsSubscription *star = subscribed(nc, "c.wild.*.x"), *full = subscribed(nc, "c.wild.>");
    const char *subjects[] = {"c.wild.a.x", "c.wild.a.y", "c.wild", "c.wild.a.b.x"};

    for (size_t i = 0; i < sizeof(subjects) / sizeof(*subjects); i++) {
        OK(natsConnection_PublishString(nc, subjects[i], "w"));
    }
    OK(natsConnection_Flush(nc));
    expect_queued(star, 1);
    expect_queued(full, 3);
    expect_next(star, "c.wild.a.x", "w");
    expect_next(full, "c.wild.a.x", "w");
    expect_next(full, "c.wild.a.y", "w");
    expect_next(full, "c.wild.a.b.x", "w");
    natsSubscription_Destroy(star);
    natsSubscription_Destroy(full);
    natsConnection_Destroy(nc);
}

void headers(const char *url)
{
    natsConnection *nc = connected(url);
    natsSubscription *sub = subscribed(nc, "c.headers");
    natsMsg *sent = NULL, *got = NULL;
    const char **values = NULL;
    int count = 0;

    OK(natsMsg_Create(&sent, "c.headers", NULL, "body", 4));
    OK(natsMsgHeader_Add(sent, "Colour", "blue"));
    OK(natsMsgHeader_Add(sent, "Colour", "green"));
    OK(natsConnection_PublishMsg(nc, sent));
    OK(natsSubscription_NextMsg(&got, sub, TIMEOUT_MS));
    OK(natsMsgHeader_Values(got, "Colour", &values, &count));
    CHECK(count == 2 && strcmp(values[0], "blue") == 0 && strcmp(values[1], "green") == 0);
    CHECK_DATA(got, "body");
    free((void *)values);
    natsMsg_Destroy(sent);
    natsMsg_Destroy(got);
    natsSubscription_Destroy(sub);
    natsConnection_Destroy(nc);
}

void queue_groups(const char *url)
{
    enum { MEMBERS = 3, COUNT = 300 };
    natsConnection *publisher = connected(url), *connections[MEMBERS];
    natsSubscription *subs[MEMBERS];
    uint64_t total = 0;

    for (int i = 0; i < MEMBERS; i++) {
        connections[i] = connected(url);
        OK(natsConnection_QueueSubscribeSync(&subs[i], connections[i], "c.queue", "workers"));
        OK(natsConnection_Flush(connections[i]));
    }
    for (int i = 0; i < COUNT; i++) OK(natsConnection_PublishString(publisher, "c.queue", "job"));
    OK(natsConnection_Flush(publisher));
    for (int i = 0; i < MEMBERS; i++) {
        uint64_t queued = 0;
        OK(natsConnection_Flush(connections[i]));
        OK(natsSubscription_QueuedMsgs(subs[i], &queued));
        CHECK(queued > COUNT / MEMBERS / 4);
        total += queued;
        natsSubscription_Destroy(subs[i]);
        natsConnection_Destroy(connections[i]);
    }
    CHECK(total == COUNT);
    natsConnection_Destroy(publisher);
}

void echo_off(const char *url)
{
    natsOptions *options = NULL;
    natsConnection *quiet = NULL, *other = connected(url);

    OK(natsOptions_Create(&options));
    OK(natsOptions_SetURL(options, url));
    OK(natsOptions_SetNoEcho(options, true));
    OK(natsConnection_Connect(&quiet, options));
    natsSubscription *sub = subscribed(quiet, "c.echo");
    OK(natsConnection_PublishString(quiet, "c.echo", "own"));
    OK(natsConnection_Flush(quiet));
    OK(natsConnection_PublishString(other, "c.echo", "other"));
    OK(natsConnection_Flush(other));
    expect_next(sub, "c.echo", "other");
    expect_queued(sub, 0);
    natsSubscription_Destroy(sub);
    natsConnection_Destroy(quiet);
    natsConnection_Destroy(other);
    natsOptions_Destroy(options);
}

void unsubscribe_after_maximum(const char *url)
{
    natsConnection *nc = connected(url);
    natsSubscription *sub = subscribed(nc, "c.max");
    natsMsg *msg = NULL;

    OK(natsSubscription_AutoUnsubscribe(sub, 2));
    for (int i = 0; i < 5; i++) OK(natsConnection_PublishString(nc, "c.max", "x"));
    OK(natsConnection_Flush(nc));
    expect_next(sub, "c.max", "x");
    expect_next(sub, "c.max", "x");
    CHECK(natsSubscription_NextMsg(&msg, sub, 100) != NATS_OK);
    natsSubscription_Destroy(sub);
    natsConnection_Destroy(nc);
}

static void answer(natsConnection *nc, natsSubscription *sub, natsMsg *msg, void *closure)
{
    (void)sub;
    (void)closure;
    natsConnection_Publish(nc, natsMsg_GetReply(msg), natsMsg_GetData(msg), natsMsg_GetDataLength(msg));
    natsMsg_Destroy(msg);
}

void request_and_reply(const char *url)
{
    natsConnection *asker = connected(url), *responder = connected(url);
    natsSubscription *sub = NULL;

    OK(natsConnection_Subscribe(&sub, responder, "c.ask", answer, NULL));
    OK(natsConnection_Flush(responder));
    for (int i = 0; i < 500; i++) {
        natsMsg *reply = NULL;
        char text[16];
        snprintf(text, sizeof(text), "%d", i);
        OK(natsConnection_RequestString(&reply, asker, "c.ask", text, TIMEOUT_MS));
        CHECK_DATA(reply, text);
        natsMsg_Destroy(reply);
    }
    natsSubscription_Destroy(sub);
    natsConnection_Destroy(asker);
    natsConnection_Destroy(responder);
}

void request_without_responders(const char *url)
{
    natsConnection *nc = connected(url);
    natsMsg *reply = NULL;

    CHECK_STATUS(natsConnection_RequestString(&reply, nc, "c.nobody", "x", TIMEOUT_MS), NATS_NO_RESPONDERS);
    natsConnection_Destroy(nc);
}

void drain_subscription(const char *url)
{
    natsConnection *publisher = connected(url), *subscriber = connected(url);
    natsSubscription *sub = subscribed(subscriber, "c.drain");
    natsMsg *msg = NULL;

    for (int i = 0; i < 100; i++) OK(natsConnection_PublishString(publisher, "c.drain", "x"));
    OK(natsConnection_Flush(publisher));
    OK(natsConnection_Flush(subscriber));
    OK(natsSubscription_Drain(sub));
    for (int i = 0; i < 100; i++) expect_next(sub, "c.drain", "x");
    OK(natsSubscription_WaitForDrainCompletion(sub, TIMEOUT_MS));
    OK(natsConnection_PublishString(publisher, "c.drain", "late"));
    OK(natsConnection_Flush(publisher));
    OK(natsConnection_Flush(subscriber));
    CHECK(natsSubscription_NextMsg(&msg, sub, 100) != NATS_OK);
    natsSubscription_Destroy(sub);
    natsConnection_Destroy(publisher);
    natsConnection_Destroy(subscriber);
}

void drain_connection(const char *url)
{
    natsConnection *publisher = connected(url), *subscriber = connected(url);
    natsSubscription *sub = subscribed(subscriber, "c.drain.all");

    for (int i = 0; i < 1000; i++) OK(natsConnection_PublishString(publisher, "c.drain.all", "x"));
    OK(natsConnection_Drain(publisher));
    for (int i = 0; i < 1000; i++) expect_next(sub, "c.drain.all", "x");
    natsSubscription_Destroy(sub);
    natsConnection_Destroy(publisher);
    natsConnection_Destroy(subscriber);
}

void max_payload(const char *url)
{
    natsConnection *nc = connected(url);
    int64_t most = natsConnection_GetMaxPayload(nc);
    char *data = calloc(1, (size_t)most + 1);
    natsSubscription *sub = subscribed(nc, "c.payload");
    natsMsg *msg = NULL;

    CHECK_STATUS(natsConnection_Publish(nc, "c.payload", data, (int)most + 1), NATS_MAX_PAYLOAD);
    OK(natsConnection_Publish(nc, "c.payload", data, (int)most));
    OK(natsSubscription_NextMsg(&msg, sub, TIMEOUT_MS));
    CHECK(natsMsg_GetDataLength(msg) == most);
    natsMsg_Destroy(msg);
    free(data);
    natsSubscription_Destroy(sub);
    natsConnection_Destroy(nc);
}

void slow_consumer_of_the_client(const char *url)
{
    natsConnection *publisher = connected(url), *subscriber = connected(url);
    natsSubscription *sub = subscribed(subscriber, "c.slow");
    natsMsg *msg = NULL;

    OK(natsSubscription_SetPendingLimits(sub, 10, 1024 * 1024));
    for (int i = 0; i < 100; i++) OK(natsConnection_PublishString(publisher, "c.slow", "x"));
    OK(natsConnection_Flush(publisher));
    OK(natsConnection_Flush(subscriber));
    CHECK_STATUS(natsSubscription_NextMsg(&msg, sub, TIMEOUT_MS), NATS_SLOW_CONSUMER);
    CHECK(!natsConnection_IsClosed(subscriber));
    natsSubscription_Destroy(sub);
    natsConnection_Destroy(publisher);
    natsConnection_Destroy(subscriber);
}
