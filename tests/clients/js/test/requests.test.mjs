import assert from "node:assert/strict";
import { test } from "node:test";
import { suite } from "../lib/suite.mjs";

suite("requests", ({ connect, client }) => {
  async function responder(subject, answer, options = {}) {
    const nc = await connect();
    nc.subscribe(subject, { ...options, callback: (_, message) => answer(message) });
    await nc.flush();
    return nc;
  }

  test("a request is answered", async () => {
    await responder("requests.echo", (message) => message.respond(message.data));
    const nc = await connect();
    const answer = await nc.request("requests.echo", "hello", { timeout: 5000 });
    assert.equal(answer.string(), "hello");
  });

  test("a thousand requests at once find their answers", async () => {
    await responder("requests.many", (message) => message.respond(message.data));
    const nc = await connect();
    const answers = await Promise.all(
      Array.from({ length: 1000 }, async (_, i) => (await nc.request("requests.many", `${i}`, { timeout: 10_000 })).string()),
    );
    assert.deepEqual(answers, Array.from({ length: 1000 }, (_, i) => `${i}`));
  });

  test("a request without a mux is answered", async () => {
    await responder("requests.nomux", (message) => message.respond("ok"));
    const nc = await connect();
    const answer = await nc.request("requests.nomux", "", { timeout: 5000, noMux: true, reply: client.createInbox() });
    assert.equal(answer.string(), "ok");
  });

  test("headers travel both ways", async () => {
    await responder("requests.headers", (message) => {
      const headers = client.headers();
      headers.set("Answer-To", message.headers.get("Question"));
      message.respond("ok", { headers });
    });
    const nc = await connect();
    const headers = client.headers();
    headers.set("Question", "why");
    const answer = await nc.request("requests.headers", "", { timeout: 5000, headers });
    assert.equal(answer.headers.get("Answer-To"), "why");
  });

  test("nobody there is known at once", async () => {
    const nc = await connect();
    await assert.rejects(nc.request("requests.nobody", "", { timeout: 30_000 }), client.isNoResponders);
  });

  test("nobody there is known at once without a mux", async () => {
    const nc = await connect();
    const options = { timeout: 30_000, noMux: true, reply: client.createInbox() };
    await assert.rejects(nc.request("requests.nobody", "", options), client.isNoResponders);
  });

  test("a silent responder times out", async () => {
    await responder("requests.silent", () => {});
    const nc = await connect();
    await assert.rejects(nc.request("requests.silent", "", { timeout: 100 }), client.isTimeout);
  });

  test("a responder that has gone is nobody", async () => {
    const gone = await responder("requests.gone", (message) => message.respond("ok"));
    const nc = await connect();
    assert.equal((await nc.request("requests.gone", "", { timeout: 5000 })).string(), "ok");
    await gone.drain();
    await assert.rejects(nc.request("requests.gone", "", { timeout: 30_000 }), client.isNoResponders);
  });

  test("a queue group answers once", async () => {
    for (let i = 0; i < 3; i++) await responder("requests.group", (message) => message.respond("ok"), { queue: "workers" });
    const nc = await connect();
    const answers = await nc.requestMany("requests.group", "", { strategy: client.strategies.timer, maxWait: 300 });
    let count = 0;
    for await (const _ of answers) count++;
    assert.equal(count, 1);
  });
});
