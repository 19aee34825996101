import { after, before, test } from "node:test";
import { openConsole } from "./lib/console.mjs";

let console;
before(async () => (console = await openConsole()));
after(() => console.close());

test("A consumer shows its configuration and how far it is", async () => {
  await console.go("consumers", "Consumers");
  await console.row("Consumers", "billing").click();
  const panel = console.page.getByRole("complementary", { name: "billing" });
  await panel.getByText("Sends the invoices", { exact: true }).waitFor();
  await panel.getByText(/^orders\.new\.>$/).waitFor();
  await panel.getByText(/yet to be delivered/).waitFor();
  await panel.getByText("As the API says it").click();
  await panel.getByLabel("Configuration as JSON").filter({ hasText: '"max_ack_pending": 50' }).waitFor();
});

test("A consumer that is given nothing more says why, and so does the overview", async () => {
  await console.go("consumers/ORDERS/ORDERS/stuck", "Consumers");
  const panel = console.page.getByRole("complementary", { name: "stuck" });
  await panel.getByRole("article", { name: "Lag" }).filter({ hasText: "max_ack_pending is 1" }).waitFor();
  await console.shot("consumer-stuck");
  await console.go("overview", "Overview");
  const warning = console.page.getByRole("article").filter({ hasText: "Consumer stuck of ORDERS is behind" });
  await warning.getByRole("link", { name: "Look at the consumer" }).click();
  await panel.waitFor();
});

test("Messages that wait are a click away", async () => {
  await console.page.getByRole("link", { name: /^message \d/ }).click();
  await console.page.locator(".message").first().waitFor();
});

test("The consumers of a stream open there", async () => {
  await console.go("streams/ORDERS/ORDERS/consumers", /ORDERS/);
  await console.row("Consumers", "shipping").click();
  await console.page.getByRole("complementary", { name: "shipping" }).waitFor();
  await console.page.keyboard.press("Escape");
  await console.page.getByRole("complementary", { name: "shipping" }).waitFor({ state: "detached" });
});

test("A stream that takes nothing more is a warning", async () => {
  await console.go("overview", "Overview");
  await console.page.getByRole("article").filter({ hasText: "Stream INBOX is full" }).waitFor();
});
