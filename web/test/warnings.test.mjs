import assert from "node:assert/strict";
import { test } from "node:test";
import { source } from "./lib/module.mjs";

const { judgeLag } = await source("views/streams/judgeLag.ts");
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

test("Slow consumers are told by their cause", () => {
  const advice = (counters) => found({}, { history: growing({ slowConsumers: 3, ...counters }) })[0].advice;
  assert.match(advice({ slowPending: 3 }), /^For 3 clients more than 1000 B of messages piled up/);
  assert.match(advice({ slowDeadline: 1 }), /^For 1 client a write took longer than write_deadline/);
});

test("What is not well in streams is told with what to do", () => {
  const stream = (more) => ({ account: "A", name: "S", bytes: 0, maxBytes: 0, messages: 0, maxMessages: 0, ...more });
  const concerns = {
    lagging: [{ consumer: { ...lagging, account: "A", stream: "S", name: "c" }, first: { seq: 1, time: before(600) } }],
    laggingTotal: 4,
    full: [stream({ messages: 95, maxMessages: 100 }), stream({ name: "F", bytes: 100, maxBytes: 100 })],
    unheard: [stream({ name: "U" })],
    accounts: [{ account: "A", kind: "storage", used: 99, max: 100 }],
  };
  const warnings = found({}, { concerns });
  assert.deepEqual(warnings.map(({ id, severe }) => `${id} ${severe}`), ["full-A/F true", "account-A-storage true", "lag-A/S/c false", "full-A/S false", "unheard-A/U false"]);
  for (const { advice, title, href } of warnings) assert.ok(advice.length > 40 && title.length > 10 && href.startsWith("#/"), title);
});

const lagging = { kind: "pull", lag: 500, ackPending: 0, maxAckPending: 100, waiting: 0, listened: false, paused: false, lastActive: "0001-01-01T00:00:00Z" };
const before = (seconds) => new Date(Date.parse(calm.now) - seconds * 1000).toISOString();
const judged = (row, seconds) => judgeLag({ ...lagging, ...row }, { seq: 1, time: before(seconds) }, Date.parse(calm.now));

test("A consumer that is behind is told why, and what to do about it", () => {
  assert.match(judged({ ackPending: 100 }, 20).advice, /given nothing more.*max_ack_pending is 100/);
  assert.match(judged({}, 90).advice, /No client fetches/);
  assert.match(judged({ kind: "push" }, 20).advice, /Nobody listens where it delivers/);
  assert.match(judged({ waiting: 1, growth: 12 }, 60).advice, /faster than its clients take them.*grows by 12 a second/);
  assert.match(judged({ waiting: 1 }, 600).advice, /do not get to the end/);
  assert.equal(judged({}, 600).title, "500 messages wait, the oldest for 10 min");
});

test("Only what holds for long, or gets worse, is a warning", () => {
  assert.equal(judged({}, 20), undefined);
  assert.equal(judged({ lag: 0 }, 600), undefined);
  assert.equal(judged({ paused: true }, 600), undefined);
  assert.equal(judged({ waiting: 1, growth: -5 }, 3600), undefined);
  assert.equal(judged({ waiting: 1, ackPending: 20, growth: 0 }, 60), undefined);
  assert.ok(judged({ waiting: 1, growth: 1 }, 3600).severe);
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
