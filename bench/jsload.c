// Load on one stream or consumer: what bench/streams measures a server with, as little client as possible.
// Build: cc -O2 -o jsload jsload.c
// Usage: jsload PORT SERVER_PID publish SUBJECT MESSAGES BYTES WINDOW SUBJECTS   SUBJECT.0 to SUBJECT.(SUBJECTS-1) in turn, each message acknowledged
//        jsload PORT SERVER_PID sync SUBJECT MESSAGES BYTES                      one in flight
//        jsload PORT SERVER_PID fire SUBJECT MESSAGES BYTES SUBJECTS             without acknowledgements
//        jsload PORT SERVER_PID fetch STREAM CONSUMER MESSAGES WINDOW ACK(0|1)   two pull requests of WINDOW under way
//        jsload PORT SERVER_PID push MESSAGES API_SUBJECT JSON                   creates a consumer that delivers to _INBOX.d
// Prints: messages per second, server CPU microseconds per message, and for sync p50 and p99 in microseconds.
#include "load.h"
#include <netinet/tcp.h>

#define INPUT (1 << 20)
#define OUTPUT (1 << 18)

static int connection;
static char input[INPUT], *output;
static size_t begin, end, written, room = OUTPUT;

static void flush(void) {
  for (size_t sent = 0; sent < written;) {
    ssize_t n = send(connection, output + sent, written - sent, MSG_NOSIGNAL);
    if (n <= 0) fail("send failed");
    sent += n;
  }
  written = 0;
}

static void put(const char *format, ...) {
  va_list args;
  va_start(args, format);
  written += vsnprintf(output + written, room - written, format, args);
  va_end(args);
}

static void publish(const char *subject, long number, const char *reply, const char *payload, long bytes) {
  if (written + bytes + 256 > room) flush();
  if (number >= 0) put("PUB %s.%ld %s %ld\r\n", subject, number, reply, bytes);
  else put("PUB %s %s %ld\r\n", subject, reply, bytes);
  memcpy(output + written, payload, bytes);
  memcpy(output + written + bytes, "\r\n", 2);
  written += bytes + 2;
}

// Makes at least `wanted` bytes available at input + begin.
static void need(size_t wanted) {
  if (wanted > INPUT) fail("a message of %zu bytes", wanted);
  while (end - begin < wanted) {
    if (begin + wanted > INPUT || begin == end) {
      memmove(input, input + begin, end - begin);
      end -= begin;
      begin = 0;
    }
    ssize_t n = recv(connection, input + end, INPUT - end, 0);
    if (n <= 0) fail("the server closed the connection");
    end += n;
  }
}

// The next protocol line, ended by a zero; it stays valid until the next call.
static char *line(void) {
  for (size_t looked = 0;; looked = end - begin, need(looked + 1)) {
    char *from = input + begin, *stop = memchr(from + looked, '\n', end - begin - looked);
    if (!stop) continue;
    stop[-1] = 0;
    begin += stop + 1 - from;
    if (*from == '-') fail("%s", from);
    return from;
  }
}

static int more_is_here(void) { return memchr(input + begin, '\n', end - begin) != NULL; }

// Reads one protocol message; true: it was a message. Copies its reply subject, and tells whether it has headers.
static int take(char *reply, int *has_headers) {
  char *l = line();
  if (!strcmp(l, "PING")) put("PONG\r\n");
  if (*l != 'M' && *l != 'H') return 0;
  char *words[8];
  int count = 0;
  for (char *w = strtok(l, " "); w && count < 8; w = strtok(NULL, " ")) words[count++] = w;
  *has_headers = *words[0] == 'H';
  int subject_and_reply = count - (*has_headers ? 5 : 4);
  strcpy(reply, subject_and_reply > 0 ? words[3] : "");
  size_t bytes = atol(words[count - 1]) + 2;
  need(bytes);
  if (bytes > 10 && memmem(input + begin, bytes, "\"error\":", 8)) fail("%.*s", (int)bytes, input + begin);
  begin += bytes;
  return 1;
}

static void ping(void) {
  char reply[512];
  int headers;
  put("PING\r\n");
  flush();
  for (;;) {
    need(4);
    if (!memcmp(input + begin, "PONG", 4)) { line(); return; }
    take(reply, &headers);
  }
}

static void report(double start, double cpu, long messages) {
  double took = seconds() - start;
  printf("%.0f %.3f\n", messages / took, (server_cpu() - cpu) / messages * 1e6);
}

static int ascending(const void *a, const void *b) { return *(double *)a < *(double *)b ? -1 : 1; }

int main(int argc, char **argv) {
  if (argc < 6) fail("see the head of jsload.c");
  server = atoi(argv[2]);
  const char *mode = argv[3];
  connection = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(atoi(argv[1])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
  if (connect(connection, (void *)&to, sizeof to)) fail("no server at port %s", argv[1]);
  int one = 1;
  setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  char reply[512], *payload = malloc(1 << 20);
  int headers;
  memset(payload, 'x', 1 << 20);
  output = malloc(room += 1 << 20);
  put("CONNECT {\"verbose\":false,\"headers\":true,\"no_responders\":true}\r\nSUB _INBOX.d 1\r\n");
  ping();
  double start = seconds(), cpu = server_cpu();
  if (!strcmp(mode, "publish")) {
    long messages = atol(argv[5]), bytes = atol(argv[6]), window = atol(argv[7]), subjects = atol(argv[8]);
    for (long sent = 0, acked = 0; acked < messages;) {
      for (; sent < messages && sent - acked < window; sent++) publish(argv[4], sent % subjects, "_INBOX.d", payload, bytes);
      flush();
      do acked += take(reply, &headers);
      while (more_is_here());
    }
    report(start, cpu, messages);
  } else if (!strcmp(mode, "sync")) {
    long messages = atol(argv[5]), bytes = atol(argv[6]);
    double *took = malloc(messages * sizeof *took);
    for (long i = 0; i < messages; i++) {
      double at = seconds();
      publish(argv[4], 0, "_INBOX.d", payload, bytes);
      flush();
      while (!take(reply, &headers)) flush();
      took[i] = (seconds() - at) * 1e6;
    }
    double per_second = messages / (seconds() - start), each = (server_cpu() - cpu) / messages * 1e6;
    qsort(took, messages, sizeof *took, ascending);
    printf("%.0f %.3f %.1f %.1f\n", per_second, each, took[messages / 2], took[messages * 99 / 100]);
  } else if (!strcmp(mode, "fire")) {
    long messages = atol(argv[5]), bytes = atol(argv[6]), subjects = atol(argv[7]);
    for (long i = 0; i < messages; i++) publish(argv[4], i % subjects, "", payload, bytes);
    ping();
    report(start, cpu, messages);
  } else if (!strcmp(mode, "fetch")) {
    long messages = atol(argv[6]), window = atol(argv[7]), acks = atol(argv[8]), got = 0, asked = 0;
    while (got < messages) {
      while (asked - got < 2 * window && asked < messages) {
        char json[96];
        long length = snprintf(json, sizeof json, "{\"batch\":%ld,\"expires\":30000000000}", window);
        put("PUB $JS.API.CONSUMER.MSG.NEXT.%s.%s _INBOX.d %ld\r\n%s\r\n", argv[4], argv[5], length, json);
        asked += window;
      }
      flush();
      do {
        if (!take(reply, &headers) || headers) continue;
        got++;
        if (acks) put("PUB %s 4\r\n+ACK\r\n", reply);
      } while (written < OUTPUT / 2 && more_is_here());
    }
    ping();
    report(start, cpu, messages);
  } else if (!strcmp(mode, "push")) {
    long messages = atol(argv[4]);
    put("SUB _INBOX.api 2\r\nPUB %s _INBOX.api %zu\r\n%s\r\n", argv[5], strlen(argv[6]), argv[6]);
    for (long got = -1; got < messages;) { // the first message is the answer of the API
      flush();
      do {
        if (!take(reply, &headers)) continue;
        if (!headers) got++;
        else if (*reply) put("PUB %s 0\r\n\r\n", reply); // flow control
      } while (more_is_here());
    }
    report(start, cpu, messages);
  } else {
    fail("no mode %s", mode);
  }
  return 0;
}
