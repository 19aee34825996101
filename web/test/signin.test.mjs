import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openConsole } from "./lib/console.mjs";

let console;
before(async () => (console = await openConsole({ signedIn: false })));
after(() => console.close());

test("Who has not signed in sees the form and nothing else", async () => {
  await console.page.getByRole("heading", { name: "Sign in to the console" }).waitFor();
  assert.equal(await console.page.getByRole("navigation").count(), 0);
  assert.deepEqual(await console.accessibilityFaults(), []);
  await console.shot("sign-in");
});

test("A wrong token is refused with words", async () => {
  await console.page.getByLabel("Token").fill("wrong");
  await console.page.keyboard.press("Enter");
  await console.page.getByRole("alert").filter({ hasText: "This is not the token" }).waitFor();
});

test("The token opens the console, also after the page is loaded anew", async () => {
  await console.signIn();
  await console.page.reload();
  await console.page.getByRole("heading", { name: "Overview" }).waitFor();
});

test("When the session is gone the form comes back", async () => {
  await console.context.clearCookies();
  await console.page.getByRole("heading", { name: "Sign in to the console" }).waitFor();
  await console.signIn();
});

test("Signing out leads back to the form", async () => {
  await console.page.getByRole("button", { name: "Sign out" }).click();
  await console.page.getByRole("heading", { name: "Sign in to the console" }).waitFor();
});
