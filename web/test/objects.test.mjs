import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { openConsole } from "./lib/console.mjs";

let console;
before(async () => (console = await openConsole()));
after(() => console.close());

test("Buckets lead to objects, and an object to what is said of it", async () => {
  await console.go("objects", "Objects");
  await console.row("Buckets", "files").click();
  await console.row("Objects", "draft.txt").getByText("deleted").waitFor();
  await console.row("Objects", "reports/2026.txt").click();
  const panel = console.page.getByRole("complementary", { name: "reports/2026.txt" });
  await panel.getByText("3 of at most 97.7 KiB").waitFor();
  await panel.getByText(/^SHA-256=/).waitFor();
  await panel.getByRole("rowheader", { name: "Kind" }).waitFor();
});

test("It comes as a file, whole", async () => {
  const coming = console.page.waitForEvent("download");
  await console.page.getByRole("link", { name: /^Download/ }).click();
  const download = await coming;
  assert.equal(download.suggestedFilename(), "2026.txt");
  assert.equal(readFileSync(await download.path(), "utf8"), "x".repeat(250_000));
});

test("Deleted objects can be hidden", async () => {
  await console.page.getByLabel("Hide deleted").check();
  await console.row("Objects", "draft.txt").waitFor({ state: "detached" });
  await console.row("Objects", "reports/2026.txt").waitFor();
});
