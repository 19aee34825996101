/* Usage: client_tests list | client_tests NAME. GUST_TEST_URL is a running server, GUST_TEST_SERVER_SHELL its command. */
#include "check.h"
#include "tests.h"

#define TEST(name) {#name, name}

static const struct {
    const char *name;
    void (*run)(const char *url);
} tests[] = {
    TEST(connect_and_flush),
    TEST(publish_and_subscribe),
    TEST(order_of_many_messages),
    TEST(wildcards),
    TEST(headers),
    TEST(queue_groups),
    TEST(echo_off),
    TEST(unsubscribe_after_maximum),
    TEST(request_and_reply),
    TEST(request_without_responders),
    TEST(drain_subscription),
    TEST(drain_connection),
    TEST(max_payload),
    TEST(slow_consumer_of_the_client),
    TEST(reconnect),
    TEST(token),
    TEST(user_and_password),
    TEST(stale_connection),
    TEST(lame_duck),
};

int main(int argc, char **argv)
{
    const char *wanted = argc == 2 ? argv[1] : "list";
    const char *url = getenv("GUST_TEST_URL");

    for (size_t i = 0; i < sizeof(tests) / sizeof(*tests); i++) {
        if (strcmp(wanted, "list") == 0) {
            puts(tests[i].name);
        } else if (strcmp(wanted, tests[i].name) == 0) {
            CHECK(url != NULL);
            tests[i].run(url);
            nats_Close();
            return 0;
        }
    }

    return strcmp(wanted, "list") == 0 ? 0 : 2;
}
