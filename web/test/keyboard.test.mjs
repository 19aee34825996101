import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openConsole } from "./lib/console.mjs";

let console;
before(async () => (console = await openConsole()));
after(() => console.close());

const press = async (...keys) => {
  for (const key of keys) await console.page.keyboard.press(key);
};

test("g and a letter lead to each view", async () => {
  for (const [key, title] of [["c", "Connections"], ["s", "Subscriptions"], ["a", "Accounts"], ["t", "Streams"], ["n", "Consumers"], ["k", "Key-value"], ["b", "Objects"], ["l", "Listen"], ["p", "Publish & request"], ["y", "Topology"], ["e", "Server & settings"], ["o", "Overview"]]) {
    await press("g", key);
    await console.page.getByRole("heading", { level: 1, name: title }).first().waitFor();
  }
});

test("The question mark opens the list of keys, Esc closes it", async () => {
  await press("?");
  const help = console.page.getByRole("dialog", { name: "Keyboard" });
  await help.waitFor();
  await console.shot("keys");
  await press("Escape");
  await help.waitFor({ state: "detached" });
});

test("The slash leads to the search, and letters in it are letters", async () => {
  await console.go("streams", "Streams");
  await console.filled("Streams");
  await press("/", "g", "c");
  assert.equal(await console.page.getByRole("searchbox").inputValue(), "gc");
  await console.page.getByRole("searchbox").fill("");
});

test("Rows are reached and opened without a mouse", async () => {
  await console.go("streams?sort=name", "Streams");
  await console.filled("Streams");
  await console.table("Streams").focus();
  await press("ArrowDown", "ArrowDown", "Home", "Enter");
  await console.page.getByRole("heading", { level: 1, name: /AUDIT/ }).waitFor();
});

test("The first stop of the tab key leads past the navigation", async () => {
  await console.page.reload();
  await console.page.locator("#main").waitFor();
  await press("Tab", "Enter");
  assert.equal(await console.page.evaluate(() => document.activeElement?.id), "main");
});

test("d changes between light and dark and is remembered", async () => {
  const theme = () => console.page.evaluate(() => document.documentElement.dataset.theme);
  assert.equal(await theme(), "light");
  await press("d");
  assert.equal(await theme(), "dark");
  await console.page.reload();
  assert.equal(await theme(), "dark");
});
