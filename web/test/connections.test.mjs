import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openConsole } from "./lib/console.mjs";

let console;
before(async () => (console = await openConsole()));
after(() => console.close());

test("Connections are listed with what they do", async () => {
  await console.go("connections", "Connections");
  await console.row("Connections", "order-desk").filter({ hasText: "ORDERS" }).waitFor();
  await console.row("Connections", "sensor-gateway").waitFor();
});

test("The search narrows the list and is part of the address", async () => {
  await console.page.getByRole("searchbox").fill("WAREHOUSE");
  await console.row("Connections", "order-desk").waitFor({ state: "detached" });
  await console.row("Connections", "warehouse").waitFor();
  assert.match(console.page.url(), /search=WAREHOUSE/);
  await console.page.getByRole("searchbox").fill("no such client");
  await console.page.getByRole("heading", { name: "Nothing matches" }).waitFor();
  await console.page.getByRole("searchbox").fill("");
  await console.row("Connections", "order-desk").waitFor();
});

test("A click on a column's title sorts, a second one turns the order", async () => {
  const header = console.page.getByRole("columnheader", { name: "Msgs in" });
  await header.getByRole("button").click();
  assert.equal(await header.getAttribute("aria-sort"), "descending");
  await console.table("Connections").locator("[aria-rowindex='2']").filter({ hasText: "sensor-gateway" }).waitFor();
  await header.getByRole("button").click();
  assert.equal(await header.getAttribute("aria-sort"), "ascending");
});

test("A connection opens with its subscriptions, and Esc closes it", async () => {
  await console.go("connections", "Connections");
  await console.row("Connections", "warehouse").click();
  const panel = console.page.getByRole("complementary", { name: "warehouse" });
  await panel.getByText("orders.new.eu").waitFor();
  await panel.getByText("quotes").waitFor();
  await panel.getByText(/\d+ messages, .*; .*\/s/).first().waitFor(); // its rate, once two answers are there
  await console.shot("connection");
  await console.page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
});
