import { JetStreamApiError } from "@nats-io/jetstream";
import assert from "node:assert/strict";
import { test } from "node:test";
import { all, eventually, freshName, milliseconds, numbers, seconds, some, streamOf, streamsSuite, texts } from "../lib/streams.mjs";

streamsSuite("consumers", ({ open }) => {
  /** A stream of so many messages and a durable consumer `c` of it. */
  async function consumed(config = {}, count = 5, stream = {}) {
    const { nc, js, manager } = await open();
    const name = await streamOf({ js, manager }, stream, numbers(count));
    await manager.consumers.add(name, { durable_name: "c", ack_policy: "explicit", ...config });
    return { nc, js, manager, name, consumer: await js.consumers.get(name, "c"), info: () => manager.consumers.info(name, "c") };
  }

  test("a consumer is created, changed, listed and deleted", async () => {
    const { js, manager, name } = await consumed({ metadata: { a: "b" } });
    await manager.consumers.update(name, "c", { description: "new", max_ack_pending: 7 });
    const info = await manager.consumers.info(name, "c");
    assert.deepEqual([info.config.description, info.config.max_ack_pending, info.num_pending], ["new", 7, 5]);
    assert.deepEqual((await all(manager.consumers.list(name))).map((found) => found.name), ["c"]);
    assert.equal(await manager.consumers.delete(name, "c"), true);
    await assert.rejects(js.consumers.get(name, "c"), (error) => error instanceof JetStreamApiError && error.code === 10014);
  });

  test("an invalid configuration is refused", async () => {
    const { manager, name } = await consumed();
    await assert.rejects(manager.consumers.add(name, { name: "x", filter_subject: "a", filter_subjects: ["b"] }), JetStreamApiError);
  });

  test("the next message", async () => {
    const { consumer } = await consumed({}, 1);
    assert.equal((await consumer.next()).string(), "0");
    assert.equal(await consumer.next({ expires: 1000 }), null);
  });

  test("a fetch of so many messages, or what there is", async () => {
    const { consumer } = await consumed({ ack_policy: "none" });
    assert.deepEqual(texts(await all(await consumer.fetch({ max_messages: 3, expires: 5000 }))), ["0", "1", "2"]);
    assert.deepEqual(texts(await all(await consumer.fetch({ max_messages: 9, expires: 1000 }))), ["3", "4"]);
  });

  test("a fetch of so many bytes", async () => {
    const { js, name, consumer } = await consumed({ ack_policy: "none" }, 0);
    for (let i = 0; i < 4; i++) await js.publish(`${name}.a`, "x".repeat(1000));
    await assert.rejects(async () => all(await consumer.fetch({ max_bytes: 100, expires: 1000 })), /max.?bytes/i);
    assert.equal((await all(await consumer.fetch({ max_bytes: 100_000, expires: 1000 }))).length, 4);
  });

  test("consuming goes on over many requests, in order", async () => {
    const { js, name, consumer } = await consumed({}, 0);
    const messages = await consumer.consume({ max_messages: 50 });
    const publishing = Promise.all(numbers(1000).map((text) => js.publish(`${name}.a`, text)));
    let next = 0;
    for await (const message of messages) {
      assert.equal(message.string(), `${next++}`);
      message.ack();
      if (next === 1000) break;
    }
    await publishing;
    await messages.close();
  });

  test("consuming by bytes", async () => {
    const { consumer } = await consumed({ ack_policy: "none" }, 100);
    const messages = await consumer.consume({ max_bytes: 2048 });
    assert.equal((await some(messages, 100)).length, 100);
  });

  test("a fetch with heartbeats", async () => {
    const { consumer } = await consumed({}, 0);
    assert.deepEqual(await all(await consumer.fetch({ max_messages: 1, expires: 1500, idle_heartbeat: 500 })), []);
  });

  test("consuming ends when the consumer is deleted", async () => {
    const { manager, name, consumer } = await consumed({}, 0);
    const messages = await consumer.consume({ abort_on_missing_resource: true, callback: () => {} });
    const status = some(messages.status(), 2);
    await eventually(() => manager.consumers.info(name, "c"), (info) => info.num_waiting > 0);
    await manager.consumers.delete(name, "c");
    assert.ok((await status).some((event) => event.type === "consumer_deleted"));
    await messages.close();
  });

  test("an acknowledged message does not come again", async () => {
    const { consumer, info } = await consumed({ ack_wait: milliseconds(200) }, 2);
    const [one, two] = await all(await consumer.fetch({ max_messages: 2 }));
    assert.equal(await one.ackAck(), true);
    const again = await consumer.next();
    assert.deepEqual([again.seq, again.redelivered, again.info.deliveryCount], [two.seq, true, 2]);
    assert.equal(await again.ackAck(), true);
    assert.deepEqual([(await info()).ack_floor.stream_seq, (await info()).num_ack_pending], [2, 0]);
  });

  test("a refused message comes again, at once or later", async () => {
    const { consumer } = await consumed({}, 2);
    const [one, two] = await all(await consumer.fetch({ max_messages: 2 }));
    one.nak();
    assert.equal((await consumer.next()).seq, 1);
    const since = Date.now();
    two.nak(300);
    assert.equal((await consumer.next()).seq, 2);
    assert.ok(Date.now() - since >= 290);
  });

  test("a terminated message does not come again", async () => {
    const { nc, name, consumer, info } = await consumed({ ack_wait: milliseconds(100) }, 1);
    const advisories = nc.subscribe(`$JS.EVENT.ADVISORY.CONSUMER.MSG_TERMINATED.${name}.c`);
    await nc.flush();
    (await consumer.next()).term("too heavy");
    assert.equal((await some(advisories, 1))[0].json().reason, "too heavy");
    assert.deepEqual([(await info()).num_ack_pending, (await info()).ack_floor.stream_seq], [0, 1]);
  });

  test("work in progress is waited for", async () => {
    const { consumer, info } = await consumed({ ack_wait: milliseconds(600) }, 1);
    const message = await consumer.next();
    for (let i = 0; i < 3; i++) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      message.working();
    }
    assert.deepEqual([(await info()).num_redelivered, (await info()).num_ack_pending], [0, 1]);
    assert.equal(await message.ackAck(), true);
  });

  test("acknowledging and asking for the next", async () => {
    const { nc, consumer, info } = await consumed({}, 2);
    const subscription = nc.subscribe("next.one");
    (await consumer.next()).next("next.one", { batch: 1, expires: 0 });
    assert.equal((await some(subscription, 1))[0].string(), "1");
    assert.equal((await info()).ack_floor.stream_seq, 1);
  });

  test("one acknowledgement for all before it", async () => {
    const { consumer, info } = await consumed({ ack_policy: "all" });
    const messages = await all(await consumer.fetch({ max_messages: 4 }));
    assert.equal(await messages[2].ackAck(), true);
    assert.deepEqual([(await info()).ack_floor.stream_seq, (await info()).num_ack_pending], [3, 1]);
  });

  test("no more deliveries than allowed", async () => {
    const { nc, name, consumer } = await consumed({ ack_wait: milliseconds(100), max_deliver: 2 }, 1);
    const advisories = nc.subscribe(`$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.${name}.c`);
    assert.equal((await consumer.next()).info.deliveryCount, 1);
    assert.equal((await consumer.next()).info.deliveryCount, 2);
    assert.equal(await consumer.next({ expires: 1000 }), null);
    assert.deepEqual((await some(advisories, 1))[0].json().deliveries, 2);
  });

  test("each redelivery after its own delay", async () => {
    const { consumer } = await consumed({ backoff: [milliseconds(100), milliseconds(400)], max_deliver: 3 }, 1);
    const times = [];
    for (let i = 0; i < 3; i++) {
      await consumer.next();
      times.push(Date.now());
    }
    assert.ok(times[1] - times[0] >= 90 && times[2] - times[1] >= 390, `${times}`);
  });

  test("filters, headers only, and where to start", async () => {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager });
    for (const key of ["a", "b", "a", "c"]) await js.publish(`${name}.${key}`, key);
    const read = async (count, config) => {
      const { name: consumer } = await manager.consumers.add(name, { name: freshName("c"), ...config });
      const messages = await all(await (await js.consumers.get(name, consumer)).fetch({ max_messages: count, expires: 5000 }));
      assert.equal((await manager.consumers.info(name, consumer)).num_pending, 0);
      return messages;
    };
    assert.deepEqual(texts(await read(2, { filter_subject: `${name}.a` })), ["a", "a"]);
    assert.deepEqual(texts(await read(2, { filter_subjects: [`${name}.b`, `${name}.c`] })), ["b", "c"]);
    assert.deepEqual(texts(await read(1, { deliver_policy: "last" })), ["c"]);
    assert.deepEqual(texts(await read(3, { deliver_policy: "last_per_subject", filter_subject: ">" })), ["b", "a", "c"]);
    assert.deepEqual(texts(await read(2, { deliver_policy: "by_start_sequence", opt_start_seq: 3 })), ["a", "c"]);
    assert.deepEqual(texts(await read(4, { deliver_policy: "by_start_time", opt_start_time: new Date(0).toISOString() })), ["a", "b", "a", "c"]);
    const [bare] = await read(4, { headers_only: true });
    assert.deepEqual([bare.string(), bare.headers.get("Nats-Msg-Size")], ["", "1"]);
  });

  test("a paused consumer waits until it is resumed", async () => {
    const { manager, name, consumer } = await consumed({}, 1);
    assert.equal((await manager.consumers.pause(name, "c", new Date(Date.now() + 3_600_000))).paused, true);
    assert.equal((await manager.consumers.info(name, "c")).paused, true);
    assert.equal(await consumer.next({ expires: 1000 }), null);
    assert.equal((await manager.consumers.resume(name, "c")).paused, false);
    assert.equal((await consumer.next()).string(), "0");
  });

  test("a consumer is reset", async () => {
    const { manager, name, consumer } = await consumed({ ack_policy: "all" });
    await all(await consumer.fetch({ max_messages: 5 }));
    assert.equal((await manager.consumers.reset(name, "c", 3)).reset_seq, 3);
    assert.equal((await consumer.next()).seq, 3);
  });

  test("an overflow client helps when enough is pending", async () => {
    const { consumer } = await consumed({ priority_groups: ["g"], priority_policy: "overflow" }, 5);
    assert.deepEqual(await all(await consumer.fetch({ max_messages: 1, expires: 1000, group: "g", min_pending: 10 })), []);
    assert.equal((await all(await consumer.fetch({ max_messages: 1, expires: 1000, group: "g", min_pending: 3 }))).length, 1);
    assert.deepEqual(await all(await consumer.fetch({ max_messages: 1, expires: 1000, group: "g", min_ack_pending: 10 })), []);
  });

  test("a pinned client alone is served, until it is unpinned", async () => {
    const { js, manager, name } = await consumed({ priority_groups: ["g"], priority_policy: "pinned_client", priority_timeout: seconds(60) }, 0);
    const [first, second] = [await js.consumers.get(name, "c"), await js.consumers.get(name, "c")];
    const got = { first: [], second: [] };
    const collect = (list) => ({ group: "g", max_messages: 1, expires: 2000, callback: (message) => (message.ack(), list.push(message.seq)) });
    const one = await first.consume(collect(got.first));
    await js.publish(`${name}.a`, "1");
    await eventually(() => got.first.length, (count) => count === 1);
    const two = await second.consume(collect(got.second));
    await js.publish(`${name}.a`, "2");
    await eventually(() => got.first.length, (count) => count === 2);
    assert.deepEqual(got.second, []);
    assert.ok((await manager.consumers.info(name, "c")).priority_groups[0].pinned_client_id);
    await one.close();
    await manager.consumers.unpin(name, "c", "g");
    await js.publish(`${name}.a`, "3");
    await eventually(() => got.second.length, (count) => count === 1);
    await two.close();
  });

  test("work is done once by several workers, and removed", async () => {
    const { js, manager, name } = await consumed({}, 200, { retention: "workqueue" });
    const done = [];
    const workers = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const worker = await js.consumers.get(name, "c");
        return worker.consume({ max_messages: 10, callback: (message) => (done.push(message.seq), message.ack()) });
      }),
    );
    await eventually(() => manager.streams.info(name), (info) => info.state.messages === 0);
    await Promise.all(workers.map((worker) => worker.close()));
    assert.deepEqual(done.toSorted((a, b) => a - b), Array.from({ length: 200 }, (_, i) => i + 1));
  });

  test("an ordered consumer reads all, from anywhere", async () => {
    const { js, name } = await consumed({}, 500);
    const ordered = await js.consumers.get(name);
    assert.deepEqual(texts(await some(await ordered.consume(), 500)), numbers(500));
    const later = await js.consumers.get(name, { deliver_policy: "by_start_sequence", opt_start_seq: 499 });
    assert.deepEqual(texts(await all(await later.fetch({ max_messages: 2 }))), ["498", "499"]);
    const filtered = await js.consumers.get(name, { filter_subjects: [`${name}.none`] });
    assert.equal(await filtered.next({ expires: 1000 }), null);
  });

  test("an ordered consumer goes on when its consumer is gone", async () => {
    const { js, manager, name } = await consumed({}, 10);
    const ordered = await js.consumers.get(name, { name_prefix: "o" });
    const messages = await ordered.consume({ max_messages: 5, expires: 2000, idle_heartbeat: 500 });
    const seen = [];
    for await (const message of messages) {
      seen.push(message.seq);
      if (seen.length === 10) {
        for (const info of await all(manager.consumers.list(name))) if (info.name !== "c") await manager.consumers.delete(name, info.name);
        await js.publish(`${name}.a`, "10");
      }
      if (seen.length === 11) break;
    }
    assert.deepEqual(seen, Array.from({ length: 11 }, (_, i) => i + 1));
  });

  test("a consumer that nobody uses goes", async () => {
    const { manager, name } = await consumed();
    await manager.consumers.add(name, { name: "brief", inactive_threshold: milliseconds(100) });
    await eventually(() => all(manager.consumers.list(name)), (list) => list.length === 1);
  });

  test("how long acknowledging took is measured", async () => {
    const { nc, name, consumer } = await consumed({ sample_freq: "100" }, 1);
    const metrics = nc.subscribe(`$JS.EVENT.METRIC.CONSUMER.ACK.${name}.c`);
    await nc.flush();
    (await consumer.next()).ack();
    const [metric] = await some(metrics, 1);
    assert.deepEqual([metric.json().stream_seq, metric.json().deliveries], [1, 1]);
  });
});
