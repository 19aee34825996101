import assert from "node:assert/strict";
import { test } from "node:test";
import { source } from "./lib/module.mjs";

const { findWarnings } = await source("views/overview/findWarnings.ts");

const calm = { now: "2026-01-01T00:00:00Z", max_connections: 100, connections: 3, max_pending: 1000, jetstream: {} };
const found = (varz = {}, rest = {}) => findWarnings({ varz: { ...calm, ...varz }, health: { status: "ok" }, lagging: [], history: undefined, ...rest });
const growing = (counters) => ({ growth: (column) => counters[column] ?? 0 });

test("A calm server has no warnings", () => assert.deepEqual(found(), []));

test("Each trouble is told with what to do, the severe ones first", () => {
  const warnings = found(
    { connections: 90, tls_cert_not_after: "2026-01-10T00:00:00Z", disk_io_wait_stats: { waiters: 20 } },
    { history: growing({ slowConsumers: 2, stalledClients: 50 }), lagging: [{ cid: 7, name: "slow", pending_bytes: 400 }] },
  );
  assert.deepEqual(warnings.map(({ id }) => id), ["slow-consumers", "lagging", "stalled", "connections", "disk", "certificate"]);
  for (const { advice, title } of warnings) assert.ok(advice.length > 40 && title.length > 10, title);
});

test("A stream that is not healthy is named and linked", () => {
  const [warning] = found({}, { health: { status: "unavailable", errors: [{ type: "STREAM", account: "A", stream: "S", error: "is not current" }] } });
  assert.equal(warning.title, "STREAM › A › S");
  assert.equal(warning.href, "#/streams/A/S");
});

test("A store that is nearly full is told before it is full", () => {
  const jetstream = { config: { max_storage: 1000, max_memory: 1000 }, stats: { storage: 900, memory: 10 } };
  assert.deepEqual(found({ jetstream }).map(({ id, severe }) => [id, severe]), [["jetstream-storage", false]]);
});

test("Unlimited is never nearly full", () => {
  const jetstream = { config: { max_storage: -1, max_memory: 0 }, stats: { storage: 900, memory: 10 } };
  assert.deepEqual(found({ max_connections: -1, connections: 5000, jetstream }), []);
});
