import assert from "node:assert/strict";
import { test } from "node:test";
import { take } from "../lib/clients.mjs";
import { suite } from "../lib/suite.mjs";

suite("publishing", ({ connect, client }) => {
  test("a message reaches its subscriber with subject, reply and data", async () => {
    const nc = await connect();
    const subscription = nc.subscribe("publish.one");
    nc.publish("publish.one", "hello", { reply: "publish.reply" });
    const [message] = await take(subscription, 1);
    assert.deepEqual([message.subject, message.reply, message.string()], ["publish.one", "publish.reply", "hello"]);
  });

  test("an empty message is a message", async () => {
    const nc = await connect();
    const subscription = nc.subscribe("publish.empty");
    nc.publish("publish.empty");
    const [message] = await take(subscription, 1);
    assert.equal(message.data.length, 0);
  });

  test("binary data arrives unchanged", async () => {
    const nc = await connect();
    const data = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) % 256);
    const subscription = nc.subscribe("publish.binary");
    nc.publish("publish.binary", data);
    const [message] = await take(subscription, 1);
    assert.deepEqual(Buffer.from(message.data), Buffer.from(data));
  });

  test("ten thousand messages keep their order", async () => {
    const [publisher, subscriber] = [await connect(), await connect()];
    const subscription = subscriber.subscribe("publish.order", { max: 10_000 });
    await subscriber.flush();
    for (let i = 0; i < 10_000; i++) publisher.publish("publish.order", `${i}`);
    let next = 0;
    for await (const message of subscription) assert.equal(message.string(), `${next++}`);
    assert.equal(next, 10_000);
  });

  test("every subscriber gets a copy", async () => {
    const publisher = await connect();
    const subscribers = await Promise.all(Array.from({ length: 10 }, () => connect()));
    const subscriptions = subscribers.map((nc) => nc.subscribe("publish.all"));
    await Promise.all(subscribers.map((nc) => nc.flush()));
    publisher.publish("publish.all", "x");
    for (const subscription of subscriptions) assert.equal((await take(subscription, 1))[0].string(), "x");
  });

  test("wildcards match whole tokens", async () => {
    const nc = await connect();
    const got = { star: [], full: [] };
    nc.subscribe("publish.wild.*.x", { callback: (_, message) => got.star.push(message.subject) });
    nc.subscribe("publish.wild.>", { callback: (_, message) => got.full.push(message.subject) });
    for (const subject of ["publish.wild.a.x", "publish.wild.a.y", "publish.wild.a", "publish.wild", "publish.wild.a.b.x"]) {
      nc.publish(subject);
    }
    await nc.flush();
    assert.deepEqual(got.star, ["publish.wild.a.x"]);
    assert.deepEqual(got.full, ["publish.wild.a.x", "publish.wild.a.y", "publish.wild.a", "publish.wild.a.b.x"]);
  });

  test("a subscription with a maximum ends by itself", async () => {
    const nc = await connect();
    const subscription = nc.subscribe("publish.max", { max: 3 });
    for (let i = 0; i < 10; i++) nc.publish("publish.max", `${i}`);
    const got = [];
    for await (const message of subscription) got.push(message.string());
    assert.deepEqual(got, ["0", "1", "2"]);
  });

  test("nothing comes after unsubscribe", async () => {
    const nc = await connect();
    const got = [];
    const subscription = nc.subscribe("publish.unsub", { callback: (_, message) => got.push(message.string()) });
    nc.publish("publish.unsub", "before");
    await nc.flush();
    subscription.unsubscribe();
    nc.publish("publish.unsub", "after");
    await nc.flush();
    assert.deepEqual(got, ["before"]);
  });

  test("without echo a connection does not hear itself", async () => {
    const [quiet, other] = [await connect({ noEcho: true }), await connect()];
    const got = [];
    quiet.subscribe("publish.echo", { callback: (_, message) => got.push(message.string()) });
    await quiet.flush();
    quiet.publish("publish.echo", "own");
    await quiet.flush();
    other.publish("publish.echo", "other's");
    await other.flush();
    await quiet.flush();
    assert.deepEqual(got, ["other's"]);
  });

  test("headers arrive with all their values", async () => {
    const nc = await connect();
    const subscription = nc.subscribe("publish.headers");
    const headers = client.headers();
    headers.append("Colour", "blue");
    headers.append("Colour", "green");
    headers.append("Empty", "");
    nc.publish("publish.headers", "x", { headers });
    const [message] = await take(subscription, 1);
    assert.deepEqual(message.headers.values("Colour"), ["blue", "green"]);
    assert.equal(message.headers.get("Empty"), "");
    assert.equal(message.string(), "x");
  });

  test("headers without data", async () => {
    const nc = await connect();
    const subscription = nc.subscribe("publish.headers.only");
    const headers = client.headers();
    headers.set("Key", "value");
    nc.publish("publish.headers.only", undefined, { headers });
    const [message] = await take(subscription, 1);
    assert.equal(message.headers.get("Key"), "value");
    assert.equal(message.data.length, 0);
  });

  test("a UTF-8 subject", async () => {
    const nc = await connect();
    const subscription = nc.subscribe("publish.größe.*");
    nc.publish("publish.größe.é");
    assert.equal((await take(subscription, 1))[0].subject, "publish.größe.é");
  });
});
