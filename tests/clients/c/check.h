/* Checks of the tests: a failed one prints where and what, and ends the test program. */
#ifndef GUST_CHECK_H
#define GUST_CHECK_H

#include <nats/nats.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                                              \
    do {                                                                              \
        if (!(condition)) {                                                           \
            fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #condition);   \
            exit(1);                                                                  \
        }                                                                             \
    } while (0)

#define CHECK_STATUS(call, expected)                                                  \
    do {                                                                              \
        natsStatus status_ = (call);                                                  \
        if (status_ != (expected)) {                                                  \
            fprintf(stderr, "%s:%d: %s gave %s, not %s\n", __FILE__, __LINE__, #call, \
                    natsStatus_GetText(status_), natsStatus_GetText(expected));       \
            nats_PrintLastErrorStack(stderr);                                         \
            exit(1);                                                                  \
        }                                                                             \
    } while (0)

#define OK(call) CHECK_STATUS(call, NATS_OK)

#define CHECK_DATA(message, text)                                                     \
    CHECK(natsMsg_GetDataLength(message) == (int)strlen(text) &&                      \
          memcmp(natsMsg_GetData(message), text, strlen(text)) == 0)

#endif
