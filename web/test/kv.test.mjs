import { after, before, test } from "node:test";
import { openConsole } from "./lib/console.mjs";

let console;
before(async () => (console = await openConsole()));
after(() => console.close());

test("Buckets lead to keys, and a key to its value and history", async () => {
  await console.go("kv", "Key-value");
  await console.row("Buckets", "settings").click();
  await console.row("Keys", "site.1.colour").click();
  const panel = console.page.getByRole("complementary", { name: "site.1.colour" });
  await panel.getByText("The key was deleted").waitFor();
  await panel.getByRole("button").filter({ hasText: "put" }).first().click();
  await panel.getByLabel("Payload").filter({ hasText: "green" }).waitFor();
  await console.shot("key");
});

test("Keys are found by a part and by a pattern", async () => {
  await console.page.getByRole("searchbox").fill("2.na");
  await console.row("Keys", "site.1.colour").waitFor({ state: "detached" });
  await console.row("Keys", "site.2.name").waitFor();
  await console.page.getByRole("searchbox").fill("site.*.colour");
  await console.row("Keys", "site.3.colour").waitFor();
  await console.row("Keys", "site.2.name").waitFor({ state: "detached" });
});

test("Deleted keys are marked and can be hidden", async () => {
  await console.page.getByRole("searchbox").fill("");
  await console.row("Keys", "site.1.colour").getByText("deleted").waitFor();
  await console.page.getByLabel("Hide deleted").check();
  await console.row("Keys", "site.1.colour").waitFor({ state: "detached" });
  await console.row("Keys", "site.1.name").click();
  await console.page.getByText("1 revision kept").waitFor();
});
