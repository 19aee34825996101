// One publisher and one subscriber over TLS: what bench/security measures a server with, as little client as possible.
// Build: cc -O2 -pthread -o tlsload tlsload.c -lssl -lcrypto
// Usage: tlsload PORT SERVER_PID MESSAGES PAYLOAD_BYTES   prints: messages per second, server CPU microseconds per message
//        tlsload PORT SERVER_PID idle CONNECTIONS         prints: the server's resident KiB for each connection
#include "load.h"
#include <openssl/ssl.h>
#include <pthread.h>

#define BLOCK (1 << 16)

typedef struct { SSL *tls; char buffer[BLOCK + 1]; size_t filled; } Peer;

static SSL_CTX *context;
static int port;
static long messages, payload;

static long server_rss(void) {
  char path[64], line[256];
  long kib = 0;
  snprintf(path, sizeof path, "/proc/%d/status", server);
  FILE *f = fopen(path, "r");
  while (f && fgets(line, sizeof line, f)) sscanf(line, "VmRSS: %ld", &kib);
  if (f) fclose(f);
  return kib;
}

static void say(Peer *peer, const char *text, size_t length) {
  size_t written;
  if (SSL_write_ex(peer->tls, text, length, &written) != 1) fail("write failed");
}

// Reads until `word` came, and forgets what was read.
static void await(Peer *peer, const char *word) {
  for (peer->filled = 0;;) {
    int n = SSL_read(peer->tls, peer->buffer + peer->filled, BLOCK - peer->filled);
    if (n <= 0) fail("the server closed");
    peer->buffer[peer->filled += n] = 0;
    if (strstr(peer->buffer, word)) return;
    if (peer->filled == BLOCK) fail("no %s in %d bytes", word, BLOCK);
  }
}

static Peer *dial(const char *hello) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  char info[4096] = "";
  size_t n = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(fd, (void *)&to, sizeof to)) fail("no server on port %d", port);
  while (n < sizeof info - 1 && recv(fd, info + n, 1, 0) == 1 && info[n++] != '\n') continue;
  Peer *peer = calloc(1, sizeof *peer);
  peer->tls = SSL_new(context);
  SSL_set_fd(peer->tls, fd);
  if (SSL_connect(peer->tls) != 1) fail("the TLS handshake failed");
  say(peer, hello, strlen(hello));
  await(peer, "PONG");
  return peer;
}

static void *publish(void *argument) {
  Peer *peer = argument;
  char *block = malloc(BLOCK + payload + 64), head[64];
  int length = snprintf(head, sizeof head, "PUB bench %ld\r\n", payload);
  size_t filled = 0;
  for (long i = 0; i < messages; i++) {
    memcpy(block + filled, head, length);
    memset(block + filled + length, 'x', payload);
    memcpy(block + filled + length + payload, "\r\n", 2);
    filled += length + payload + 2;
    if (filled >= BLOCK || i == messages - 1) say(peer, block, filled), filled = 0;
  }
  return NULL;
}

static void one_to_one(void) {
  const char *hello = "CONNECT {\"verbose\":false}\r\n";
  char subscribe[128];
  snprintf(subscribe, sizeof subscribe, "%sSUB bench 1\r\nPING\r\n", hello);
  Peer *subscriber = dial(subscribe), *publisher = dial("CONNECT {\"verbose\":false}\r\nPING\r\n");
  char line[64];
  long each = snprintf(line, sizeof line, "MSG bench 1 %ld\r\n", payload) + payload + 2, left = each * messages;
  double cpu = server_cpu(), start = seconds();
  pthread_t thread;
  pthread_create(&thread, NULL, publish, publisher);
  while (left > 0) {
    int n = SSL_read(subscriber->tls, subscriber->buffer, BLOCK);
    if (n <= 0) fail("the server closed with %ld bytes to come", left);
    left -= n;
  }
  pthread_join(thread, NULL);
  printf("%.0f %.3f\n", messages / (seconds() - start), (server_cpu() - cpu) / messages * 1e6);
}

static void idle(long connections) {
  long before = server_rss();
  for (long i = 0; i < connections; i++) dial("CONNECT {\"verbose\":false}\r\nSUB idle 1\r\nPING\r\n");
  sleep(2);
  printf("%.1f\n", (double)(server_rss() - before) / connections);
}

int main(int count, char **args) {
  if (count != 5) fail("usage: tlsload PORT SERVER_PID MESSAGES|idle PAYLOAD|CONNECTIONS");
  port = atoi(args[1]);
  server = atoi(args[2]);
  payload = atol(args[4]);
  context = SSL_CTX_new(TLS_client_method());
  if (!strcmp(args[3], "idle")) idle(payload);
  else if ((messages = atol(args[3])) > 0) one_to_one();
  return 0;
}
