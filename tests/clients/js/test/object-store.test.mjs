import { Objm } from "@nats-io/obj";
import { headers } from "@nats-io/transport-node";
import assert from "node:assert/strict";
import { test } from "node:test";
import { freshName, some, streamsSuite } from "../lib/streams.mjs";

const bytes = (length) => Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) % 256);

streamsSuite("object stores", ({ open }) => {
  async function store(options = {}) {
    const { nc, manager } = await open();
    const objm = new Objm(nc);
    const name = freshName("O");
    return { nc, manager, objm, name, objects: await objm.create(name, options) };
  }

  const read = async (objects, name) => Buffer.from(await objects.getBlob(name));

  test("an object of many chunks is stored and read", async () => {
    const { objects } = await store();
    const data = bytes(3_000_000);
    const info = await objects.putBlob({ name: "big", options: { max_chunk_size: 64 * 1024 } }, data);
    assert.deepEqual([info.size, info.chunks], [3_000_000, 46]);
    assert.ok((await read(objects, "big")).equals(Buffer.from(data)));
    const result = await objects.get("big");
    let size = 0;
    for await (const chunk of result.data) size += chunk.length;
    assert.equal(size, 3_000_000);
    assert.ifError(await result.error);
  });

  test("a stream of data is stored as it comes", async () => {
    const { objects } = await store();
    const source = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 10; i++) controller.enqueue(bytes(50_000));
        controller.close();
      },
    });
    assert.equal((await objects.put({ name: "streamed" }, source)).size, 500_000);
    assert.equal((await read(objects, "streamed")).length, 500_000);
  });

  test("an empty object, and one that is not there", async () => {
    const { objects } = await store();
    assert.equal((await objects.putBlob({ name: "empty" }, new Uint8Array(0))).size, 0);
    assert.equal((await read(objects, "empty")).length, 0);
    assert.equal(await objects.getBlob("none"), null);
    assert.equal(await objects.info("none"), null);
  });

  test("what is known of an object", async () => {
    const { objects, name } = await store();
    const given = headers();
    given.set("Colour", "blue");
    await objects.putBlob({ name: "a b/ü", description: "odd name", headers: given, metadata: { x: "y" } }, bytes(10));
    const info = await objects.info("a b/ü");
    assert.deepEqual([info.bucket, info.description, info.metadata.x, info.headers.get("Colour")], [name, "odd name", "y", "blue"]);
    assert.match(info.digest, /^SHA-256=/);
  });

  test("an object is replaced, and its old chunks go", async () => {
    const { objects, manager, name } = await store();
    await objects.putBlob({ name: "o" }, bytes(300_000));
    await objects.putBlob({ name: "o" }, bytes(10));
    assert.equal((await read(objects, "o")).length, 10);
    assert.equal((await manager.streams.info(`OBJ_${name}`)).state.messages, 2);
  });

  test("only the revision that is known is replaced", async () => {
    const { objects } = await store();
    const { revision } = await objects.putBlob({ name: "o" }, bytes(10));
    await objects.putBlob({ name: "o" }, bytes(20), { previousRevision: revision });
    await assert.rejects(objects.putBlob({ name: "o" }, bytes(30), { previousRevision: revision }));
    assert.equal((await read(objects, "o")).length, 20);
  });

  test("a deleted object is told as such", async () => {
    const { objects, manager, name } = await store();
    await objects.putBlob({ name: "o" }, bytes(300_000));
    assert.equal((await objects.delete("o")).success, true);
    assert.equal((await objects.info("o")).deleted, true);
    assert.equal(await objects.getBlob("o"), null);
    assert.equal((await manager.streams.info(`OBJ_${name}`)).state.messages, 1);
  });

  test("objects are listed", async () => {
    const { objects } = await store();
    for (const name of ["a", "b", "c"]) await objects.putBlob({ name }, bytes(5));
    await objects.delete("b");
    assert.deepEqual((await objects.list()).map((info) => info.name).toSorted(), ["a", "c"]);
  });

  test("an object is renamed and described", async () => {
    const { objects } = await store();
    await objects.putBlob({ name: "old" }, bytes(5));
    await objects.update("old", { name: "new", description: "renamed" });
    assert.equal((await objects.info("new")).description, "renamed");
    assert.equal((await read(objects, "new")).length, 5);
  });

  test("links to an object and to a store", async () => {
    const { objects, objm, nc } = await store();
    const other = await objm.create(freshName("O"));
    const info = await objects.putBlob({ name: "o" }, bytes(7));
    await other.link("to-object", info);
    await other.linkStore("to-store", objects);
    assert.equal((await read(other, "to-object")).length, 7);
    assert.equal((await other.info("to-store")).options.link.bucket, info.bucket);
    await assert.rejects(other.link("to-link", await other.info("to-object")));
  });

  test("a watch gives what is there and what comes", async () => {
    const { objects } = await store();
    await objects.putBlob({ name: "a" }, bytes(1));
    const watch = await objects.watch({ includeHistory: true });
    const seen = some(watch, 3);
    await objects.putBlob({ name: "b" }, bytes(2));
    await objects.delete("a");
    assert.deepEqual((await seen).map((info) => [info.name, info.deleted ?? false]), [["a", false], ["b", false], ["a", true]]);
  });

  test("a sealed store takes nothing more", async () => {
    const { objects } = await store();
    await objects.putBlob({ name: "a" }, bytes(10));
    assert.equal((await objects.seal()).sealed, true);
    await assert.rejects(objects.putBlob({ name: "b" }, bytes(10)));
    assert.equal((await read(objects, "a")).length, 10);
  });

  test("a store tells of itself, is listed and destroyed", async () => {
    const { objects, objm, name } = await store({ description: "mine", storage: "memory", metadata: { a: "b" } });
    await objects.putBlob({ name: "a" }, bytes(1000));
    const status = await objects.status();
    assert.deepEqual([status.bucket, status.description, status.storage, status.sealed, status.metadata.a], [name, "mine", "memory", false, "b"]);
    assert.ok(status.size >= 1000);
    assert.equal(await objects.destroy(), true);
    await assert.rejects(objm.open(name));
  });
});
