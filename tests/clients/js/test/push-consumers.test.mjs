import assert from "node:assert/strict";
import { test } from "node:test";
import { createInbox } from "@nats-io/transport-node";
import { eventually, numbers, seconds, some, streamOf, streamsSuite, texts } from "../lib/streams.mjs";

streamsSuite("push consumers", ({ open }) => {
  async function pushed(config = {}, count = 5) {
    const { nc, js, manager } = await open();
    const name = await streamOf({ js, manager }, {}, numbers(count));
    await manager.consumers.add(name, { durable_name: "p", deliver_subject: createInbox(), ack_policy: "explicit", ...config });
    return { nc, js, manager, name, consumer: await js.consumers.getPushConsumer(name, "p"), info: () => manager.consumers.info(name, "p") };
  }

  test("everything comes by itself, and is acknowledged", async () => {
    const { js, name, consumer, info } = await pushed();
    const messages = await consumer.consume();
    const publishing = js.publish(`${name}.a`, "5");
    let count = 0;
    for await (const message of messages) {
      assert.equal(message.string(), `${count++}`);
      await message.ackAck();
      if (count === 6) break;
    }
    await publishing;
    await messages.close();
    assert.deepEqual([(await info()).ack_floor.stream_seq, (await info()).num_ack_pending], [6, 0]);
  });

  test("heartbeats and flow control keep a large stream flowing", async () => {
    const { js, name, consumer } = await pushed({ ack_policy: "none", flow_control: true, idle_heartbeat: seconds(1) }, 0);
    const payload = "x".repeat(10_000);
    await Promise.all(numbers(1000).map(() => js.publish(`${name}.a`, payload)));
    const messages = await consumer.consume();
    assert.equal((await some(messages, 1000)).at(-1).seq, 1000);
  });

  test("heartbeats are told when nothing comes", async () => {
    const { consumer } = await pushed({ idle_heartbeat: seconds(0.5) }, 0);
    const messages = await consumer.consume({ callback: () => {} });
    const heard = new Promise((resolve) => {
      (async () => {
        for await (const event of messages.status()) if (event.type === "heartbeat") return resolve(event);
      })();
    });
    assert.deepEqual([(await heard).lastConsumerSequence, (await heard).lastStreamSequence], [0, 0]);
    await messages.close();
  });

  test("no more are out than may be", async () => {
    const { consumer, info } = await pushed({ max_ack_pending: 2 });
    const got = [];
    await consumer.consume({ callback: (message) => got.push(message) });
    await eventually(() => got.length, (count) => count === 2);
    assert.equal((await info()).num_ack_pending, 2);
    await got[0].ackAck();
    await eventually(() => got.length, (count) => count === 3);
  });

  test("a group shares the messages", async () => {
    const { nc, manager, js, name } = await pushed({ deliver_group: "g", deliver_subject: "group.deliver", ack_policy: "none" }, 0);
    const got = [[], []];
    got.forEach((list) => nc.subscribe("group.deliver", { queue: "g", callback: (_, message) => list.push(message.string()) }));
    await nc.flush();
    await eventually(() => manager.consumers.info(name, "p"), (info) => info.push_bound);
    await Promise.all(numbers(100).map((text) => js.publish(`${name}.a`, text)));
    await eventually(() => got[0].length + got[1].length, (count) => count === 100);
    assert.ok(got[0].length > 0 && got[1].length > 0);
  });

  test("a consumer known by its subject only", async () => {
    const { js } = await pushed({ deliver_subject: "bound.deliver", ack_policy: "none" });
    const consumer = await js.consumers.getBoundPushConsumer({ deliver_subject: "bound.deliver" });
    assert.deepEqual(texts(await some(await consumer.consume(), 5)), numbers(5));
  });

  test("an ordered push consumer reads all", async () => {
    const { js, name } = await pushed({}, 500);
    const ordered = await js.consumers.getPushConsumer(name);
    assert.deepEqual(texts(await some(await ordered.consume(), 500)), numbers(500));
    const last = await js.consumers.getPushConsumer(name, { deliver_policy: "last" });
    assert.deepEqual(texts(await some(await last.consume(), 1)), ["499"]);
  });

  test("what is not acknowledged comes again", async () => {
    const { consumer } = await pushed({ ack_wait: seconds(0.2) }, 1);
    const [first, second] = await some(await consumer.consume(), 2);
    assert.deepEqual([first.info.deliveryCount, second.info.deliveryCount, second.redelivered], [1, 2, true]);
  });
});
