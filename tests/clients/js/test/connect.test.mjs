import assert from "node:assert/strict";
import { test } from "node:test";
import { suite } from "../lib/suite.mjs";

suite("connecting", ({ connect }) => {
  test("the server introduces itself", async () => {
    const nc = await connect({ name: "tester" });
    assert.match(nc.info.server_id, /^N[A-Z2-7]{55}$/);
    assert.match(nc.info.version, /^\d+\.\d+\.\d+/);
    assert.equal(nc.info.proto, 1);
    assert.equal(nc.info.headers, true);
    assert.equal(nc.info.max_payload, 1024 * 1024);
    assert.ok(nc.info.client_id > 0);
  });

  test("every connection has an id of its own", async () => {
    const [one, two] = [await connect(), await connect()];
    assert.notEqual(one.info.client_id, two.info.client_id);
    assert.equal(one.info.server_id, two.info.server_id);
  });

  test("verbose and pedantic connections work", async () => {
    const nc = await connect({ verbose: true, pedantic: true });
    const inbox = nc.subscribe("connect.verbose", { max: 1 });
    nc.publish("connect.verbose", "hello");
    for await (const message of inbox) assert.equal(message.string(), "hello");
  });

  test("a round trip can be measured", async () => {
    const nc = await connect();
    assert.ok((await nc.rtt()) >= 0);
  });

  test("flush returns after everything sent has been handled", async () => {
    const [publisher, subscriber] = [await connect(), await connect()];
    const got = [];
    subscriber.subscribe("connect.flush", { callback: (_, message) => got.push(message.string()) });
    await subscriber.flush();
    for (let i = 0; i < 100; i++) publisher.publish("connect.flush", `${i}`);
    await publisher.flush();
    await subscriber.flush();
    assert.deepEqual(got, Array.from({ length: 100 }, (_, i) => `${i}`));
  });

  test("closed resolves without an error on close", async () => {
    const nc = await connect();
    const closed = nc.closed();
    await nc.close();
    assert.equal(await closed, undefined);
    assert.ok(nc.isClosed());
  });

  test("many connections at once", async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => connect()));
    assert.equal(new Set(all.map((nc) => nc.info.client_id)).size, 50);
  });
});
