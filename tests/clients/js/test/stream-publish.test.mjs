import { JetStreamApiError } from "@nats-io/jetstream";
import { startFastIngest } from "@nats-io/jetstream/internal";
import { headers } from "@nats-io/transport-node";
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, numbers, streamOf, streamsSuite } from "../lib/streams.mjs";

const isApiError = (code) => (error) => error instanceof JetStreamApiError && error.code === code;

streamsSuite("publishing to streams", ({ open }) => {
  test("each message gets its number", async () => {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager });
    const acks = await Promise.all(numbers(200).map((text) => js.publish(`${name}.a`, text)));
    assert.deepEqual(acks.map((ack) => ack.seq), numbers(200).map((text) => Number(text) + 1));
    assert.deepEqual([acks[0].stream, acks[0].duplicate ?? false], [name, false]);
  });

  test("no stream is known at once", async () => {
    const { js } = await open();
    await assert.rejects(js.publish("nobody.listens", "x", { retries: 0 }), (error) => /no responders|stream/i.test(`${error} ${error.cause}`));
  });

  test("a message with an id is taken once", async () => {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager });
    const first = await js.publish(`${name}.a`, "x", { msgID: "one" });
    const second = await js.publish(`${name}.a`, "x", { msgID: "one" });
    assert.deepEqual([first.seq, second.seq, second.duplicate], [1, 1, true]);
  });

  test("expectations that do not hold refuse the message", async () => {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager }, {}, ["one", "two"]);
    await js.publish(`${name}.a`, "three", { msgID: "m3", expect: { streamName: name, lastSequence: 2, lastSubjectSequence: 2 } });
    await js.publish(`${name}.a`, "four", { expect: { lastMsgID: "m3" } });
    await assert.rejects(js.publish(`${name}.a`, "x", { expect: { streamName: "other" } }), isApiError(10060));
    await assert.rejects(js.publish(`${name}.a`, "x", { expect: { lastSequence: 3 } }), isApiError(10071));
    await assert.rejects(js.publish(`${name}.a`, "x", { expect: { lastSubjectSequence: 3 } }), isApiError(10071));
    await assert.rejects(js.publish(`${name}.a`, "x", { expect: { lastMsgID: "m2" } }), isApiError(10070));
  });

  test("headers are stored", async () => {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager });
    const given = headers();
    given.append("Colour", "blue");
    given.append("Colour", "green");
    await js.publish(`${name}.a`, "x", { headers: given });
    assert.deepEqual((await manager.streams.getMessage(name, { seq: 1 })).header.values("Colour"), ["blue", "green"]);
  });

  test("large messages are stored whole", async () => {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager });
    const data = Uint8Array.from({ length: 1_000_000 }, (_, i) => (i * 31) % 256);
    await js.publish(`${name}.a`, data);
    assert.deepEqual(Buffer.from((await manager.streams.getMessage(name, { seq: 1 })).data), Buffer.from(data));
  });

  test("a message with a life of its own goes", async () => {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager }, { allow_msg_ttl: true });
    await js.publish(`${name}.a`, "short", { ttl: "1s" });
    await js.publish(`${name}.a`, "long", { ttl: "1h" });
    const info = await eventually(() => manager.streams.info(name), (found) => found.state.messages === 1);
    assert.equal(info.state.first_seq, 2);
  });

  test("a scheduled message comes in its time, and a cancelled one does not", async () => {
    const { nc, js, manager } = await open();
    const name = await streamOf({ js, manager }, { allow_msg_schedules: true });
    const specification = { at: new Date(Date.now() + 500) };
    await js.publish(`${name}.plan.1`, "hello", { schedule: { specification, target: `${name}.out` } });
    await js.publish(`${name}.plan.2`, "never", { schedule: { specification: new Date(Date.now() + 3_600_000), target: `${name}.later` } });
    await js.publish(`${name}.later`, "", { cancelSchedule: { scheduleSubject: `${name}.plan.2` } });
    const found = await eventually(() => manager.streams.getMessage(name, { last_by_subj: `${name}.out` }), (message) => message !== null);
    assert.deepEqual([found.string(), found.header.get("Nats-Scheduler")], ["hello", `${name}.plan.1`]);
    assert.equal(await manager.streams.getMessage(name, { last_by_subj: `${name}.plan.2` }), null);
  });

  test("an atomic batch is stored at once", async () => {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager }, { allow_atomic: true });
    const batch = await js.startBatch(`${name}.a`, "1");
    batch.add(`${name}.b`, "2");
    await batch.add(`${name}.c`, "3", { ack: true });
    assert.equal((await manager.streams.info(name)).state.messages, 0);
    const ack = await batch.commit(`${name}.d`, "4");
    assert.deepEqual([ack.batch, ack.count, ack.seq], [batch.id, 4, 4]);
    assert.equal((await manager.streams.info(name)).state.messages, 4);
  });

  test("an atomic batch whose expectation does not hold is not stored", async () => {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager }, { allow_atomic: true }, ["one"]);
    await assert.rejects(async () => {
      const batch = await js.startBatch(`${name}.a`, "1", { expect: { lastSequence: 9 } });
      await batch.commit(`${name}.b`, "2");
    });
    assert.equal((await manager.streams.info(name)).state.messages, 1);
  });

  test("a fast batch of a thousand messages is stored", async () => {
    const { nc, js, manager } = await open();
    const name = await streamOf({ js, manager }, { allow_batched: true });
    const batch = await startFastIngest(nc, `${name}.a`, "0", {});
    for (let i = 1; i < 999; i++) await batch.add(`${name}.a`, `${i}`);
    const ack = await batch.last(`${name}.a`, "999");
    assert.deepEqual([ack.count, ack.seq], [1000, 1000]);
  });

  test("a counter counts", async () => {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager }, { allow_msg_counter: true, allow_direct: true });
    for (const step of ["+1", "5", "-2"]) {
      const increment = headers();
      increment.set("Nats-Incr", step);
      await js.publish(`${name}.hits`, "", { headers: increment });
    }
    assert.deepEqual((await manager.direct.getMessage(name, { last_by_subj: `${name}.hits` })).json(), { val: "4" });
  });

  test("a roll-up leaves one message of its subject", async () => {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager }, { allow_rollup_hdrs: true }, ["one", "two"]);
    await js.publish(`${name}.b`, "other");
    const given = headers();
    given.set("Nats-Rollup", "sub");
    await js.publish(`${name}.a`, "all", { headers: given });
    const { state } = await manager.streams.info(name, { subjects_filter: ">" });
    assert.deepEqual(state.subjects, { [`${name}.a`]: 1, [`${name}.b`]: 1 });
  });
});
