import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openConsole } from "./lib/console.mjs";

let console;
before(async () => (console = await openConsole()));
after(() => console.close());

const item = (name) => console.page.getByRole("treeitem", { name: new RegExp(`^${name} `) });

test("The tree opens token by token, by keyboard as well", async () => {
  await console.go("subscriptions?account=ORDERS", "Subscriptions");
  await item("orders").focus();
  await console.page.keyboard.press("ArrowRight");
  await item("new").waitFor();
  await console.page.keyboard.press("ArrowDown");
  await console.page.keyboard.press("ArrowLeft");
  assert.ok(await item("orders").evaluate((node) => node === document.activeElement), "left leads to the parent");
});

test("Choosing a branch lists who subscribes there", async () => {
  await item("orders").click();
  await console.row("Subscribers", "orders.new.eu").waitFor();
  await console.row("Subscribers", "quotes").waitFor();
  await console.shot("subscriptions-tree");
  assert.equal(await console.table("Subscribers").getByText("stock.level").count(), 0);
});

test("A subscriber leads to its connection", async () => {
  await console.row("Subscribers", "orders.new.eu").getByRole("link").click();
  await console.page.getByRole("complementary", { name: "warehouse" }).waitFor();
});
