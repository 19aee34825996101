import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { rawConnection } from "../lib/server.mjs";
import { suite } from "../lib/suite.mjs";

const config = `
max_payload: 64KB
max_pending: 1MB
max_subscriptions: 10
`;

suite("limits", ({ connect, client, server }) => {
  test("INFO tells the largest payload and the client keeps to it", async () => {
    const nc = await connect();
    assert.equal(nc.info.max_payload, 64 * 1024);
    assert.throws(() => nc.publish("limits.max", new Uint8Array(64 * 1024 + 1)));
    nc.publish("limits.max", new Uint8Array(64 * 1024));
    await nc.flush();
  });

  test("a client that does not keep to it is told and closed", async () => {
    const socket = rawConnection(server(), 'CONNECT {"verbose":false}\r\nPUB limits.over 65537\r\n');
    let answer = "";
    socket.on("data", (text) => (answer += text)).on("error", () => {});
    await once(socket, "close");
    assert.match(answer, /-ERR 'Maximum Payload Violation'\r\n/);
  });

  test("a consumer that never reads is cut and harms nobody", async () => {
    const publisher = await connect();
    const subscriber = await connect();
    let got = 0;
    subscriber.subscribe("limits.slow", { callback: () => got++ });
    await subscriber.flush();

    const slow = rawConnection(server(), 'CONNECT {"verbose":false}\r\nSUB limits.slow 1\r\nPUB limits.there 0\r\n\r\n');
    const there = publisher.subscribe("limits.there", { max: 1 });
    await publisher.flush();
    slow.write("PUB limits.there 0\r\n\r\n");
    for await (const _ of there);
    slow.pause();

    const payload = new Uint8Array(60_000);
    for (let i = 0; i < 500; i++) {
      publisher.publish("limits.slow", payload);
      if (i % 10 === 9) await publisher.flush();
    }
    await subscriber.flush();
    assert.equal(got, 500);

    const ended = new Promise((resolve) => slow.once("close", resolve));
    slow.on("error", () => {}).resume();
    await ended;
  });

  test("the subscription over the maximum is refused, the connection stays", async () => {
    const nc = await connect();
    const status = client.status(nc);
    for (let i = 0; i < 10; i++) nc.subscribe(`limits.sub.${i}`, { callback: () => {} });
    await nc.flush();
    nc.subscribe("limits.sub.over", { callback: () => {} });
    const event = await status.seen("error");
    // The older client keeps the server's text to itself.
    assert.match(`${event.error?.message ?? event.data}`, /maximum subscriptions exceeded|NATS_PROTOCOL_ERR/i);
    await nc.flush();
    assert.ok(!nc.isClosed());
  });
}, { config });

suite("the limit of connections", ({ connect }) => {
  test("the connection over the maximum is refused", async () => {
    const stays = await connect();
    const others = [];
    // The server speaks and closes at once: the client sees its words, or the closed socket first.
    const refusal = /maximum connections exceeded|EPIPE|ECONNRESET|CONNECTION_REFUSED|closed/i;
    await assert.rejects(async () => {
      for (let i = 0; i < 30; i++) others.push(await connect({ reconnect: false }));
    }, refusal);
    assert.equal(others.length, 19);
    await stays.flush();
  });
}, { config: "max_connections: 20\n" });
