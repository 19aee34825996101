import assert from "node:assert/strict";
import { test } from "node:test";
import { suite } from "../lib/suite.mjs";

suite("requests with many answers", ({ connect, client }) => {
  async function responders(subject, count, { sentinel = false } = {}) {
    const nc = await connect();
    nc.subscribe(subject, {
      callback: (_, message) => {
        for (let i = 0; i < count; i++) message.respond(`${i}`);
        if (sentinel) message.respond();
      },
    });
    await nc.flush();
  }

  async function collect(iterator) {
    const answers = [];
    for await (const message of iterator) {
      if (message instanceof Error) throw message;
      answers.push(message.string());
    }
    return answers;
  }

  for (const noMux of [false, true]) {
    const way = noMux ? "by a subscription of its own" : "through the mux";

    test(`by time, ${way}`, async () => {
      await responders(`many.timer.${noMux}`, 5);
      const nc = await connect();
      const options = { strategy: client.strategies.timer, maxWait: 400, noMux };
      assert.deepEqual(await collect(await nc.requestMany(`many.timer.${noMux}`, "", options)), ["0", "1", "2", "3", "4"]);
    });

    test(`by count, ${way}`, async () => {
      await responders(`many.count.${noMux}`, 10);
      const nc = await connect();
      const options = { strategy: client.strategies.count, maxMessages: 3, maxWait: 20_000, noMux };
      const answers = await collect(await nc.requestMany(`many.count.${noMux}`, "", options));
      // A subscription of its own is drained: answers already on their way are handed out too.
      assert.deepEqual(noMux ? answers.slice(0, 3) : answers, ["0", "1", "2"]);
    });

    test(`until the answers stall, ${way}`, async () => {
      await responders(`many.stall.${noMux}`, 4);
      const nc = await connect();
      const options = { strategy: client.strategies.stall, maxWait: 20_000, stall: 200, jitter: 200, noMux };
      assert.deepEqual(await collect(await nc.requestMany(`many.stall.${noMux}`, "", options)), ["0", "1", "2", "3"]);
    });

    test(`until an empty answer, ${way}`, async () => {
      await responders(`many.sentinel.${noMux}`, 4, { sentinel: true });
      const nc = await connect();
      const options = { strategy: client.strategies.sentinel, maxWait: 20_000, noMux };
      const answers = await collect(await nc.requestMany(`many.sentinel.${noMux}`, "", options));
      assert.deepEqual(answers.filter((answer) => answer !== ""), ["0", "1", "2", "3"]);
    });

    test(`nobody there ends it at once, ${way}`, async () => {
      const nc = await connect();
      const options = { strategy: client.strategies.timer, maxWait: 30_000, noMux };
      await assert.rejects(async () => collect(await nc.requestMany("many.nobody", "", options)), client.isNoResponders);
    });
  }
});
