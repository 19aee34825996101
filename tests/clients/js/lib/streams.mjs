// A server with streams for all tests of a file; each test starts with none.
import { jetstream, jetstreamManager } from "@nats-io/jetstream";
import { connect as dial } from "@nats-io/transport-node";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe } from "node:test";
import { startServer } from "./server.mjs";

/** define({ connect, open }) declares the tests; `open()` gives a connection with its JetStream client and manager. */
export function streamsSuite(title, define) {
  describe(title, { timeout: 60_000 }, () => {
    let server;
    let store;
    let connections = [];

    before(async () => {
      store = await mkdtemp(join(tmpdir(), "gust-js-store-"));
      server = await startServer({ config: `jetstream { store_dir: "${store}", max_memory_store: 256MB, max_file_store: 1GB }` });
    });
    afterEach(async () => {
      const nc = await dial({ servers: server.url });
      const manager = await jetstreamManager(nc);
      for await (const stream of manager.streams.names()) await manager.streams.delete(stream);
      await Promise.all([nc, ...connections].map((connection) => connection.close()));
      connections = [];
    });
    after(async () => {
      await server?.stop();
      await rm(store, { recursive: true, force: true });
    });

    const connect = async (options = {}) => {
      const connection = await dial({ servers: server.url, ...options });
      connections.push(connection);
      return connection;
    };
    define({
      connect,
      open: async () => {
        const nc = await connect();
        return { nc, js: jetstream(nc), manager: await jetstreamManager(nc) };
      },
    });
  });
}

let streams = 0;

/** A name that no earlier test had: a server may still be removing the files of that one. */
export const freshName = (prefix = "S") => `${prefix}${++streams}`;

/** Creates a stream of its own subjects `NAME.>` and publishes these payloads to `NAME.a`. */
export async function streamOf({ js, manager }, config = {}, payloads = []) {
  const name = freshName();
  await manager.streams.add({ name, subjects: [`${name}.>`], ...config });
  for (const payload of payloads) await js.publish(`${name}.a`, payload);
  return name;
}

export const numbers = (count) => Array.from({ length: count }, (_, i) => `${i}`);

export const texts = (messages) => messages.map((message) => message.string());

/** Everything of an iterator that ends by itself. */
export async function all(iterator) {
  const items = [];
  for await (const item of iterator) items.push(item);
  return items;
}

/** The next `count` items of an iterator that goes on. */
export async function some(iterator, count) {
  const items = [];
  for await (const item of iterator) {
    items.push(item);
    if (items.length === count) break;
  }
  return items;
}

/** Asks until the answer is as wanted; for what a server does in its own time. */
export async function eventually(ask, isWanted) {
  for (const until = Date.now() + 10_000; ; await new Promise((resolve) => setTimeout(resolve, 10))) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (Date.now() > until) throw new Error(`still ${JSON.stringify(answer)}`);
  }
}

export const seconds = (count) => count * 1_000_000_000;

export const milliseconds = (count) => count * 1_000_000;
