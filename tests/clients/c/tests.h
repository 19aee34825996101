/* The tests; each takes the URL of a running server. */
#ifndef GUST_TESTS_H
#define GUST_TESTS_H

void connect_and_flush(const char *url);
void publish_and_subscribe(const char *url);
void order_of_many_messages(const char *url);
void wildcards(const char *url);
void headers(const char *url);
void queue_groups(const char *url);
void echo_off(const char *url);
void unsubscribe_after_maximum(const char *url);
void request_and_reply(const char *url);
void request_without_responders(const char *url);
void drain_subscription(const char *url);
void drain_connection(const char *url);
void max_payload(const char *url);
void slow_consumer_of_the_client(const char *url);
void reconnect(const char *url);
void token(const char *url);
void user_and_password(const char *url);
void stale_connection(const char *url);
void lame_duck(const char *url);

#endif
