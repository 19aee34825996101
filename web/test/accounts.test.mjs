import { after, before, test } from "node:test";
import { openConsole } from "./lib/console.mjs";

let console;
before(async () => (console = await openConsole()));
after(() => console.close());

test("Accounts are listed with their traffic", async () => {
  await console.go("accounts", "Accounts");
  await console.row("Accounts", "ORDERS").waitFor();
  await console.row("Accounts", "APP").waitFor();
});

test("An account tells what it shares and leads to its streams", async () => {
  await console.row("Accounts", "ORDERS").click();
  const panel = console.page.getByRole("complementary", { name: "ORDERS" });
  await panel.getByText("orders.quote").first().waitFor();
  await console.shot("account");
  await panel.getByRole("link", { name: "enabled, see the streams" }).click();
  await console.row("Streams", "ORDERS").waitFor();
});
