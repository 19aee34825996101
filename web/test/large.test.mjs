import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openConsole } from "./lib/console.mjs";

// This server has 10,000 connections and 1,000 streams.
const rowsMax = 80;
let console;
before(async () => (console = await openConsole()));
after(() => console.close());

const rows = () => console.page.locator(".table-body .row").count();
const total = (table) => console.table(table).getAttribute("aria-rowcount");

test("10,000 connections are one scroll away, with a handful of rows in the page", async () => {
  await console.go("connections?sort=name", "Connections");
  await console.row("Connections", "client-00000").waitFor();
  assert.ok(Number(await total("Connections")) > 10_000);
  await console.table("Connections").focus();
  await console.page.keyboard.press("End");
  await console.row("Connections", "client-09999").waitFor();
  assert.ok((await rows()) < rowsMax, `${await rows()} rows in the page`);
  await console.shot("large-connections");
});

test("One of 10,000 is found at once", async () => {
  await console.page.getByRole("searchbox").fill("client-07777");
  await console.row("Connections", "client-07777").waitFor({ timeout: 3000 });
  assert.equal(await total("Connections"), "2");
});

test("1,000 streams are sorted and found by the server", async () => {
  await console.go("streams?sort=name&order=desc", "Streams");
  await console.row("Streams", "STREAM-0999").waitFor();
  assert.equal(await total("Streams"), "1001");
  assert.ok((await rows()) < rowsMax, `${await rows()} rows in the page`);
  await console.page.getByRole("searchbox").fill("STREAM-0123");
  await console.row("Streams", "STREAM-0123").waitFor();
  await console.shot("large-streams");
});

test("The page stays quick: no answer keeps it busy for long", async () => {
  await console.go("connections", "Connections");
  await console.page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (globalThis.longest = Math.max(globalThis.longest, duration)))).observe({ entryTypes: ["longtask"] });
  });
  for (let round = 0; round < 2; round++) await console.page.waitForResponse(/api\/connections/);
  const longest = await console.page.evaluate(() => globalThis.longest);
  assert.ok(longest < 250, `the page was busy for ${longest} ms`);
});
