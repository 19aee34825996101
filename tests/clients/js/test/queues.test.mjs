import assert from "node:assert/strict";
import { test } from "node:test";
import { suite } from "../lib/suite.mjs";

suite("queue groups", ({ connect }) => {
  async function members(count, subject, queue) {
    const got = [];
    const connections = await Promise.all(Array.from({ length: count }, () => connect()));
    for (const [index, nc] of connections.entries()) {
      nc.subscribe(subject, { queue, callback: (_, message) => got.push({ index, data: message.string() }) });
    }
    await Promise.all(connections.map((nc) => nc.flush()));
    return { connections, got, settle: () => Promise.all(connections.map((nc) => nc.flush())) };
  }

  test("one member gets each message, and every member gets some", async () => {
    const group = await members(4, "queues.spread", "workers");
    const publisher = await connect();
    for (let i = 0; i < 1000; i++) publisher.publish("queues.spread", `${i}`);
    await publisher.flush();
    await group.settle();
    assert.equal(group.got.length, 1000);
    assert.equal(new Set(group.got.map(({ data }) => data)).size, 1000);
    for (let member = 0; member < 4; member++) {
      const share = group.got.filter(({ index }) => index === member).length;
      assert.ok(share > 100, `member ${member} got ${share} of 1000`);
    }
  });

  test("each group and each plain subscriber gets a copy", async () => {
    const one = await members(2, "queues.copies", "one");
    const two = await members(2, "queues.copies", "two");
    const plain = await members(2, "queues.copies", undefined);
    const publisher = await connect();
    publisher.publish("queues.copies", "x");
    await publisher.flush();
    await Promise.all([one.settle(), two.settle(), plain.settle()]);
    assert.deepEqual([one.got.length, two.got.length, plain.got.length], [1, 1, 2]);
  });

  test("a member that leaves is not missed", async () => {
    const group = await members(3, "queues.leave", "workers");
    await group.connections[0].close();
    const publisher = await connect();
    for (let i = 0; i < 100; i++) publisher.publish("queues.leave", `${i}`);
    await publisher.flush();
    await Promise.all(group.connections.slice(1).map((nc) => nc.flush()));
    assert.equal(group.got.length, 100);
  });

  test("members on wildcards and literals share a group", async () => {
    const literal = await members(1, "queues.mixed.a", "workers");
    const wildcard = await members(1, "queues.mixed.*", "workers");
    const publisher = await connect();
    for (let i = 0; i < 100; i++) publisher.publish("queues.mixed.a", `${i}`);
    await publisher.flush();
    await Promise.all([literal.settle(), wildcard.settle()]);
    assert.equal(literal.got.length + wildcard.got.length, 100);
  });
});
