import { Kvm, KvWatchInclude } from "@nats-io/kv";
import assert from "node:assert/strict";
import { test } from "node:test";
import { all, eventually, freshName, some, streamsSuite } from "../lib/streams.mjs";

streamsSuite("key-value buckets", ({ open }) => {
  async function bucket(options = {}) {
    const { nc, js, manager } = await open();
    const kvm = new Kvm(nc);
    const name = freshName("B");
    return { nc, js, manager, kvm, name, kv: await kvm.create(name, options) };
  }

  const shown = (entry) => [entry.key, entry.operation, entry.string()];

  /** The watch gives these entries, in this order. */
  const expectEntries = async (watch, expected) => assert.deepEqual((await some(watch, expected.length)).map(shown), expected);

  test("a value is put, read, changed and deleted", async () => {
    const { kv } = await bucket();
    assert.equal(await kv.put("k", "one"), 1);
    assert.equal((await kv.get("k")).string(), "one");
    assert.equal(await kv.put("k", "two"), 2);
    const entry = await kv.get("k");
    assert.deepEqual([entry.string(), entry.revision, entry.operation], ["two", 2, "PUT"]);
    await kv.delete("k");
    assert.equal((await kv.get("k")).operation, "DEL");
    assert.equal(await kv.get("other"), null);
  });

  test("large and binary values", async () => {
    const { kv } = await bucket();
    const data = Uint8Array.from({ length: 500_000 }, (_, i) => (i * 7) % 256);
    await kv.put("k", data);
    assert.deepEqual(Buffer.from((await kv.get("k")).value), Buffer.from(data));
  });

  test("creating and updating compare first", async () => {
    const { kv } = await bucket();
    const revision = await kv.create("k", "one");
    await assert.rejects(kv.create("k", "two"), /wrong last sequence/);
    await assert.rejects(kv.update("k", "two", revision + 7), /wrong last sequence/);
    const next = await kv.update("k", "two", revision);
    await assert.rejects(kv.put("k", "three", { previousSeq: revision }), /wrong last sequence/);
    await kv.delete("k", { previousSeq: next });
    assert.equal(await kv.create("k", "again"), 4);
  });

  test("the history of a key is as long as allowed", async () => {
    const { kv } = await bucket({ history: 3 });
    for (const value of ["1", "2", "3", "4"]) await kv.put("k", value);
    await kv.delete("k");
    assert.deepEqual((await all(await kv.history({ key: "k" }))).map(shown), [["k", "PUT", "3"], ["k", "PUT", "4"], ["k", "DEL", ""]]);
    assert.equal((await kv.get("k", { revision: 3 })).string(), "3");
    assert.equal(await kv.get("k", { revision: 1 }), null);
  });

  test("purging a key removes its history", async () => {
    const { kv } = await bucket({ history: 5 });
    for (const value of ["1", "2", "3"]) await kv.put("k", value);
    await kv.put("other", "x");
    await kv.purge("k");
    assert.deepEqual((await all(await kv.history())).map(shown), [["other", "PUT", "x"], ["k", "PURGE", ""]]);
  });

  test("keys, of all and of a filter", async () => {
    const { kv } = await bucket();
    for (const key of ["a.1", "a.2", "b.1"]) await kv.put(key, "x");
    await kv.delete("a.2");
    assert.deepEqual((await all(await kv.keys())).toSorted(), ["a.1", "b.1"]);
    assert.deepEqual(await all(await kv.keys("a.*")), ["a.1"]);
    assert.deepEqual((await all(await kv.keys(["a.*", "b.>"]))).toSorted(), ["a.1", "b.1"]);
  });

  test("a watch gives what is there and what comes", async () => {
    const { kv } = await bucket({ history: 5 });
    await kv.put("a", "1");
    await kv.put("a", "2");
    await kv.put("b", "3");
    const watch = await kv.watch();
    const seen = expectEntries(watch, [["a", "PUT", "2"], ["b", "PUT", "3"], ["b", "DEL", ""], ["c", "PUT", "4"]]);
    await kv.delete("b");
    await kv.put("c", "4");
    await seen;
  });

  test("a watch of history, of updates only, of one key, and without values", async () => {
    const { kv } = await bucket({ history: 5 });
    await kv.put("a", "1");
    await kv.put("a", "2");
    await kv.put("b", "3");
    await expectEntries(await kv.watch({ include: KvWatchInclude.AllHistory }), [["a", "PUT", "1"], ["a", "PUT", "2"], ["b", "PUT", "3"]]);
    await expectEntries(await kv.watch({ key: "b" }), [["b", "PUT", "3"]]);
    await expectEntries(await kv.watch({ key: "a", headers_only: true }), [["a", "PUT", ""]]);
    await expectEntries(await kv.watch({ resumeFromRevision: 2 }), [["a", "PUT", "2"], ["b", "PUT", "3"]]);
    const updates = expectEntries(await kv.watch({ include: KvWatchInclude.UpdatesOnly }), [["c", "PUT", "4"]]);
    await kv.put("c", "4");
    await updates;
  });

  test("values have a life of their own", async () => {
    const { kv } = await bucket({ ttl: 300 });
    await kv.put("k", "x");
    await eventually(() => kv.get("k"), (entry) => entry === null);
  });

  test("a key that ended by itself leaves a marker", async () => {
    const { kv } = await bucket({ markerTTL: 2000 });
    const watch = await kv.watch();
    const seen = some(watch, 2);
    await kv.create("k", "x", "1s");
    const [put, gone] = await seen;
    assert.deepEqual([put.operation, gone.operation], ["PUT", "PURGE"]);
  });

  test("the marker of a purge may have an end", async () => {
    const { kv } = await bucket({ markerTTL: 1000 });
    await kv.put("k", "x");
    await kv.purge("k", { ttl: "1s" });
    assert.equal((await kv.get("k")).operation, "PURGE");
    await eventually(() => kv.get("k"), (entry) => entry === null);
  });

  test("a bucket tells of itself, is listed, opened and destroyed", async () => {
    const { kv, kvm, name } = await bucket({ history: 4, description: "mine", max_bytes: 100_000, metadata: { a: "b" } });
    await kv.put("k", "x");
    const status = await kv.status();
    assert.deepEqual([status.bucket, status.history, status.values, status.description, status.metadata.a], [name, 4, 1, "mine", "b"]);
    assert.deepEqual((await all(kvm.list())).map((found) => found.bucket), [name]);
    assert.equal((await (await kvm.open(name)).get("k")).string(), "x");
    assert.equal(await kv.destroy(), true);
    assert.deepEqual(await all(kvm.list()), []);
  });

  test("a value larger than allowed is refused", async () => {
    const { kv } = await bucket({ maxValueSize: 100 });
    await assert.rejects(kv.put("k", "x".repeat(1000)), /maximum/);
  });

  test("a bucket in memory", async () => {
    const { kv } = await bucket({ storage: "memory" });
    await kv.put("k", "x");
    assert.equal((await kv.get("k")).string(), "x");
  });

  test("a mirror of a bucket holds what the bucket has", async () => {
    const { kv, kvm, manager, name } = await bucket();
    await kv.put("k", "one");
    const mirrored = freshName("M");
    const mirror = await kvm.create(mirrored, { mirror: { name } });
    await eventually(() => mirror.status(), (status) => status.values === 1);
    await kv.put("k", "two");
    await eventually(() => manager.direct.getMessage(`KV_${mirrored}`, { last_by_subj: `$KV.${name}.k` }), (message) => message?.string() === "two");
  });

  test("a bucket of other buckets", async () => {
    const { kv, kvm, name } = await bucket();
    await kv.put("k", "one");
    const both = await kvm.create(freshName("D"), { sources: [{ name }] });
    await eventually(() => both.get("k"), (entry) => entry?.string() === "one");
  });

  test("two hundred keys are written at once and found", async () => {
    const { kv } = await bucket();
    await Promise.all(Array.from({ length: 200 }, (_, i) => kv.put(`key.${i}`, `${i}`)));
    assert.equal((await all(await kv.keys())).length, 200);
    assert.deepEqual((await Promise.all([7, 42, 199].map((i) => kv.get(`key.${i}`)))).map((entry) => entry.string()), ["7", "42", "199"]);
  });
});
