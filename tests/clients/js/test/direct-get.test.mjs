import assert from "node:assert/strict";
import { test } from "node:test";
import { all, streamOf, streamsSuite, texts } from "../lib/streams.mjs";

streamsSuite("direct get", ({ open }) => {
  async function filled() {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager }, { allow_direct: true });
    for (const [key, text] of [["a", "one"], ["b", "two"], ["a", "three"], ["c", "four"]]) await js.publish(`${name}.${key}`, text);
    return { name, js, direct: manager.direct };
  }

  test("by number, last and next of a subject, and from a time", async () => {
    const { name, direct } = await filled();
    assert.equal((await direct.getMessage(name, { seq: 2 })).string(), "two");
    assert.equal((await direct.getMessage(name, { last_by_subj: `${name}.a` })).string(), "three");
    assert.equal((await direct.getMessage(name, { seq: 2, next_by_subj: `${name}.a` })).seq, 3);
    assert.equal((await direct.getMessage(name, { start_time: new Date(0) })).seq, 1);
    assert.equal(await direct.getMessage(name, { seq: 99 }), null);
  });

  test("a batch from a number on", async () => {
    const { name, direct } = await filled();
    assert.deepEqual(texts(await all(await direct.getBatch(name, { seq: 2, batch: 2 }))), ["two", "three"]);
    assert.deepEqual(texts(await all(await direct.getBatch(name, { seq: 3, batch: 100 }))), ["three", "four"]);
    assert.deepEqual(texts(await all(await direct.getBatch(name, { seq: 1, batch: 100, next_by_subj: `${name}.a` }))), ["one", "three"]);
  });

  test("a batch from a time on", async () => {
    const { name, direct } = await filled();
    assert.equal((await all(await direct.getBatch(name, { start_time: new Date(0), batch: 100 }))).length, 4);
  });

  test("the last of each subject", async () => {
    const { name, direct } = await filled();
    assert.deepEqual(texts(await all(await direct.getLastMessagesFor(name, { multi_last: [`${name}.>`] }))), ["two", "three", "four"]);
    assert.deepEqual(texts(await all(await direct.getLastMessagesFor(name, { multi_last: [`${name}.a`], up_to_seq: 2 }))), ["one"]);
  });

  test("a thousand messages in one batch", async () => {
    const { name, js, direct } = await filled();
    await Promise.all(Array.from({ length: 1000 }, (_, i) => js.publish(`${name}.many`, `${i}`)));
    const messages = await all(await direct.getBatch(name, { seq: 5, batch: 1000 }));
    assert.deepEqual(messages.map((message) => message.seq), Array.from({ length: 1000 }, (_, i) => i + 5));
  });
});
