import assert from "node:assert/strict";
import { test } from "node:test";
import { suite } from "../lib/suite.mjs";

suite("draining", ({ connect }) => {
  test("a drained subscription handles what was on its way and gets no more", async () => {
    const [publisher, subscriber] = [await connect(), await connect()];
    const got = [];
    const subscription = subscriber.subscribe("drain.sub", { callback: (_, message) => got.push(message.string()) });
    await subscriber.flush();
    for (let i = 0; i < 1000; i++) publisher.publish("drain.sub", `${i}`);
    await publisher.flush();
    await subscription.drain();
    publisher.publish("drain.sub", "late");
    await publisher.flush();
    await subscriber.flush();
    assert.equal(got.length, 1000);
    assert.ok(subscription.isClosed());
  });

  test("a drained connection sends what it has and closes", async () => {
    const [publisher, subscriber] = [await connect(), await connect()];
    const got = [];
    subscriber.subscribe("drain.conn", { callback: (_, message) => got.push(message.string()) });
    await subscriber.flush();
    for (let i = 0; i < 1000; i++) publisher.publish("drain.conn", `${i}`);
    await publisher.drain();
    await subscriber.flush();
    assert.equal(got.length, 1000);
    assert.ok(publisher.isClosed());
  });

  test("a draining worker of a queue group loses no work", async () => {
    const [publisher, leaving, staying] = [await connect(), await connect(), await connect()];
    let handled = 0;
    for (const nc of [leaving, staying]) nc.subscribe("drain.queue", { queue: "workers", callback: () => handled++ });
    await Promise.all([leaving.flush(), staying.flush()]);
    for (let i = 0; i < 500; i++) publisher.publish("drain.queue");
    const drained = leaving.drain();
    for (let i = 0; i < 500; i++) publisher.publish("drain.queue");
    await publisher.flush();
    await drained;
    await staying.flush();
    assert.equal(handled, 1000);
  });
});
