import { AdvisoryKind, JetStreamApiError } from "@nats-io/jetstream";
import assert from "node:assert/strict";
import { test } from "node:test";
import { all, eventually, freshName, numbers, seconds, some, streamOf, streamsSuite } from "../lib/streams.mjs";

streamsSuite("streams", ({ open }) => {
  test("a stream is created, told and deleted", async () => {
    const { manager } = await open();
    const name = freshName();
    const created = await manager.streams.add({ name, subjects: [`${name}.>`], max_age: seconds(60), metadata: { team: "x" } });
    assert.equal(created.config.max_age, seconds(60));
    const info = await manager.streams.info(name);
    assert.deepEqual([info.config.subjects, info.config.metadata.team], [[`${name}.>`], "x"]);
    assert.equal(await manager.streams.delete(name), true);
    await assert.rejects(manager.streams.info(name), (error) => error instanceof JetStreamApiError && error.code === 10059);
  });

  test("a stream is updated", async () => {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager }, {}, numbers(5));
    const updated = await manager.streams.update(name, { max_msgs: 2, subjects: [`${name}.>`, `${name}-too`] });
    assert.deepEqual([updated.config.max_msgs, updated.config.subjects.length], [2, 2]);
    assert.equal((await manager.streams.info(name)).state.messages, 2);
    await assert.rejects(manager.streams.update(name, { storage: "memory" }), /storage/);
  });

  test("streams are listed and found by subject", async () => {
    const { js, manager } = await open();
    const names = [await streamOf({ js, manager }), await streamOf({ js, manager }), await streamOf({ js, manager })];
    assert.deepEqual(await all(manager.streams.names()), names.toSorted());
    assert.deepEqual(await all(manager.streams.names(`${names[1]}.x`)), [names[1]]);
    assert.deepEqual((await all(manager.streams.list())).map((info) => info.config.name).toSorted(), names.toSorted());
    assert.equal(await manager.streams.find(`${names[2]}.y`), names[2]);
  });

  test("three hundred streams come in pages", async () => {
    const { manager } = await open();
    const names = Array.from({ length: 300 }, () => freshName("P"));
    await Promise.all(names.map((name) => manager.streams.add({ name, storage: "memory" })));
    assert.equal((await all(manager.streams.list())).length, 300);
    assert.equal((await all(manager.streams.names())).length, 300);
  });

  test("subjects and deleted messages are told when asked for", async () => {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager });
    for (const key of ["a", "b", "a", "c"]) await js.publish(`${name}.${key}`);
    await manager.streams.deleteMessage(name, 3);
    const { state } = await manager.streams.info(name, { subjects_filter: ">", deleted_details: true });
    assert.deepEqual(state.subjects, { [`${name}.a`]: 1, [`${name}.b`]: 1, [`${name}.c`]: 1 });
    assert.deepEqual([state.deleted, state.num_deleted, state.messages], [[3], 1, 3]);
  });

  test("a message is read by number and by subject", async () => {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager }, {}, ["one", "two"]);
    assert.equal((await manager.streams.getMessage(name, { seq: 1 })).string(), "one");
    const last = await manager.streams.getMessage(name, { last_by_subj: `${name}.a` });
    assert.deepEqual([last.string(), last.seq], ["two", 2]);
    assert.equal(await manager.streams.getMessage(name, { seq: 9 }), null);
  });

  test("a deleted message is gone", async () => {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager }, {}, ["one", "two"]);
    assert.equal(await manager.streams.deleteMessage(name, 1), true);
    assert.equal(await manager.streams.deleteMessage(name, 2, false), true);
    assert.equal((await manager.streams.info(name)).state.messages, 0);
    await assert.rejects(manager.streams.deleteMessage(name, 1));
  });

  test("a stream is purged: all, by subject, up to a number, and all but the newest", async () => {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager });
    for (let i = 0; i < 10; i++) await js.publish(`${name}.${i % 2 ? "odd" : "even"}`);
    assert.equal((await manager.streams.purge(name, { seq: 3 })).purged, 2);
    assert.equal((await manager.streams.purge(name, { filter: `${name}.odd` })).purged, 4);
    assert.equal((await manager.streams.purge(name, { keep: 1 })).purged, 3);
    assert.equal((await manager.streams.purge(name)).purged, 1);
  });

  test("a mirror and a source follow their origins", async () => {
    const { js, manager } = await open();
    const [one, two] = [await streamOf({ js, manager }, {}, ["1", "2"]), await streamOf({ js, manager }, {}, ["3"])];
    const [mirror, both] = [freshName("M"), freshName("B")];
    await manager.streams.add({ name: mirror, mirror: { name: one } });
    await manager.streams.add({ name: both, sources: [{ name: one }, { name: two, filter_subject: `${two}.a` }] });
    await eventually(() => manager.streams.info(mirror), (info) => info.state.messages === 2);
    await eventually(() => manager.streams.info(both), (info) => info.state.messages === 3);
    await js.publish(`${one}.a`, "4");
    const info = await eventually(() => manager.streams.info(mirror), (found) => found.state.messages === 3);
    assert.equal(info.mirror.name, one);
    assert.equal((await manager.streams.getMessage(mirror, { seq: 3 })).string(), "4");
  });

  test("messages are republished and transformed", async () => {
    const { nc, js, manager } = await open();
    const name = await streamOf({ js, manager }, { republish: { src: ">", dest: "copy.>" } });
    const subscription = nc.subscribe(`copy.${name}.>`);
    await nc.flush();
    await js.publish(`${name}.a`, "one");
    const [copy] = await some(subscription, 1);
    assert.deepEqual([copy.string(), copy.headers.get("Nats-Stream"), copy.headers.get("Nats-Sequence")], ["one", name, "1"]);

    const other = freshName();
    await manager.streams.add({ name: other, subjects: [`${other}.*`], subject_transform: { src: `${other}.*`, dest: `new.{{wildcard(1)}}` } });
    await js.publish(`${other}.x`, "two");
    assert.equal((await manager.streams.getMessage(other, { seq: 1 })).subject, "new.x");
  });

  test("old messages go by age", async () => {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager }, { max_age: seconds(0.2), duplicate_window: seconds(0.2) }, ["one"]);
    await eventually(() => manager.streams.info(name), (info) => info.state.messages === 0);
  });

  test("a full stream that discards what is new says so", async () => {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager }, { max_msgs: 1, discard: "new" }, ["one"]);
    await assert.rejects(js.publish(`${name}.a`, "two"), (error) => error instanceof JetStreamApiError && error.code === 10077);
  });

  test("the account tells what is used", async () => {
    const { js, manager } = await open();
    const name = await streamOf({ js, manager }, {}, ["one"]);
    await streamOf({ js, manager }, { storage: "memory" }, ["two"]);
    await manager.consumers.add(name, { durable_name: "c", ack_policy: "explicit" });
    const account = await manager.getAccountInfo();
    assert.deepEqual([account.streams, account.consumers, account.limits.max_streams], [2, 1, -1]);
    assert.ok(account.storage > 0 && account.memory > 0);
  });

  test("advisories tell what happens to streams", async () => {
    const { nc, manager } = await open();
    const advisories = manager.advisories();
    await nc.flush();
    const name = freshName();
    const created = some({ [Symbol.asyncIterator]: () => advisories[Symbol.asyncIterator]() }, 2);
    await manager.streams.add({ name });
    const found = (await created).find((advisory) => advisory.kind === AdvisoryKind.StreamAction);
    assert.deepEqual([found.data.stream, found.data.action], [name, "create"]);
  });
});
