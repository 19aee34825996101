import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openConsole } from "./lib/console.mjs";

let console;
before(async () => (console = await openConsole()));
after(() => console.close());

const tile = (label) => console.page.locator(".tile").filter({ hasText: label }).locator(".tile-value");

test("Rates are live", async () => {
  await tile("Messages in").filter({ hasText: /[1-9].*\/s/ }).waitFor();
  await tile("Messages out").filter({ hasText: /[1-9].*\/s/ }).waitFor();
  assert.match(await tile("Connections").innerText(), /^[1-9]/);
});

test("Latencies of the journal are drawn where there are streams", async () => {
  await console.page.getByRole("img", { name: /^Commit round, .*p50: now/ }).waitFor();
  await console.page.getByRole("img", { name: /^Disk sync, .*p99: now/ }).waitFor();
});

test("Plots say in words what they draw", async () => {
  const plot = console.page.getByRole("img", { name: /^Messages per second/ });
  await plot.waitFor();
  assert.match(await plot.getAttribute("aria-label"), /in: now \S+, at most \S+; out: now/);
  assert.ok(await plot.evaluate((canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0)), "the canvas is empty");
});

test("A slow consumer is reported with what to do, and its closed connection can be found", async () => {
  const warning = console.page.getByRole("article").filter({ hasText: "reading too slowly" });
  await warning.filter({ hasText: "queue group" }).waitFor();
  await console.shot("overview-warning");
  await warning.getByRole("link").click();
  await console.row("Connections", "Slow Consumer").waitFor();
});

test("Numbers stand still while the console is paused", async () => {
  await console.page.clock.install();
  await console.page.reload();
  await console.go("overview", "Overview");
  await tile("Messages in").filter({ hasText: /[1-9].*\/s/ }).waitFor();
  await console.page.getByRole("button", { name: "Live" }).click();
  let asked = 0;
  console.page.on("request", () => asked++);
  await console.page.clock.runFor(20_000); // longer than every interval of the view
  assert.ok(asked <= 1, `${asked} requests while paused`); // one may have been under way
  const request = console.page.waitForRequest(/api\/live/);
  await console.page.getByRole("button", { name: "Paused" }).click();
  await request;
});
