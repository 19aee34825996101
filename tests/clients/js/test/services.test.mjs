import { ServiceError, Svcm } from "@nats-io/services";
import assert from "node:assert/strict";
import { test } from "node:test";
import { all, eventually, freshName, streamsSuite } from "../lib/streams.mjs";

streamsSuite("services", ({ connect }) => {
  /** A service that echoes; `more` is told of its definition. */
  async function echo(name, more = {}) {
    const service = await new Svcm(await connect()).add({ name, version: "1.2.3", description: "echoes", metadata: { a: "b" }, ...more });
    service.addEndpoint("echo", { subject: `${name}.echo`, handler: (_, message) => message.respond(message.data), metadata: { c: "d" } });
    service.addEndpoint("fail", { subject: `${name}.fail`, handler: (_, message) => message.respondError(418, "a teapot") });
    await service.nc?.flush();
    return service;
  }

  const client = (nc) => new Svcm(nc).client({ maxWait: 500, strategy: "stall" });

  test("a service is found by all, by name and by id", async () => {
    const name = freshName("svc");
    const [one, two] = [await echo(name), await echo(name)];
    const nc = await connect();
    const ids = (found) => found.map((identity) => identity.id).toSorted();
    assert.deepEqual(ids(await all(await client(nc).ping(name))), [one.ping().id, two.ping().id].toSorted());
    assert.ok((await all(await client(nc).ping())).length >= 2);
    assert.deepEqual(ids(await all(await client(nc).ping(name, one.ping().id))), [one.ping().id]);
  });

  test("a service tells of itself", async () => {
    const name = freshName("svc");
    await echo(name);
    const [info] = await all(await client(await connect()).info(name));
    assert.deepEqual([info.type, info.name, info.version, info.description, info.metadata.a], ["io.nats.micro.v1.info_response", name, "1.2.3", "echoes", "b"]);
    assert.deepEqual(info.endpoints.map((endpoint) => [endpoint.name, endpoint.subject, endpoint.queue_group]), [["echo", `${name}.echo`, "q"], ["fail", `${name}.fail`, "q"]]);
  });

  test("requests are answered once by several services, and counted", async () => {
    const name = freshName("svc");
    await Promise.all([echo(name), echo(name)]);
    const nc = await connect();
    for (let i = 0; i < 20; i++) assert.equal((await nc.request(`${name}.echo`, `${i}`)).string(), `${i}`);
    const counted = async () => (await all(await client(nc).stats(name))).flatMap((stats) => stats.endpoints).filter((endpoint) => endpoint.name === "echo").reduce((sum, endpoint) => sum + endpoint.num_requests, 0);
    assert.equal(await eventually(counted, (count) => count === 20), 20);
  });

  test("an error is an answer, and counted", async () => {
    const name = freshName("svc");
    await echo(name);
    const nc = await connect();
    const answer = await nc.request(`${name}.fail`);
    assert.equal(ServiceError.isServiceError(answer), true);
    assert.deepEqual([ServiceError.toServiceError(answer).code, ServiceError.toServiceError(answer).message], [418, "a teapot"]);
    assert.equal(answer.headers.get("Nats-Service-Error-Code"), "418");
  });

  test("groups give prefixes and queues", async () => {
    const nc = await connect();
    const service = await new Svcm(nc).add({ name: freshName("svc"), version: "0.0.1", queue: "mine" });
    const prefix = freshName("group");
    const group = service.addGroup(prefix).addGroup("inner", "theirs");
    group.addEndpoint("one", (_, message) => message.respond("1"));
    service.addGroup(prefix).addEndpoint("two", (_, message) => message.respond("2"));
    await nc.flush();
    assert.equal((await nc.request(`${prefix}.inner.one`)).string(), "1");
    assert.equal((await nc.request(`${prefix}.two`)).string(), "2");
    assert.deepEqual(service.info().endpoints.map((endpoint) => endpoint.queue_group), ["theirs", "mine"]);
  });

  test("a stopped service is nobody", async () => {
    const name = freshName("svc");
    const [service] = [await echo(name), await echo(freshName("other"))];
    const nc = await connect();
    assert.equal((await nc.request(`${name}.echo`, "x")).string(), "x");
    await service.stop();
    await assert.rejects(nc.request(`${name}.echo`, "x"), /no responders/i);
    assert.ok((await all(await client(nc).ping())).every((identity) => identity.name !== name));
  });
});
