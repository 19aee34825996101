// The console in a headless chromium, as somebody who has signed in. GUST_CONSOLE_URL is its address, GUST_CONSOLE_TOKEN
// the token of the server's monitoring port, GUST_CONSOLE_SHOTS a directory for screenshots.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const shots = process.env.GUST_CONSOLE_SHOTS;
const patienceMs = 10_000;

/** Starts a browser and signs in. Close it when done: that fails if the page did anything that it must not. */
export async function openConsole({ theme = "light", width = 1360, height = 860, signedIn = true } = {}) {
  const browser = await chromium.launch({ executablePath: executable() });
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, reducedMotion: "reduce" });
  context.setDefaultTimeout(patienceMs);
  const console = new ConsolePage(browser, context, await context.newPage(), `${theme}-${width}`);
  await console.page.goto(address());
  if (signedIn) await console.signIn();
  return console;
}

export class ConsolePage {
  #browser;
  #variant;
  #faults = [];

  constructor(browser, context, page, variant) {
    this.#browser = browser;
    this.context = context;
    this.page = page;
    this.#variant = variant;
    page.on("pageerror", (error) => this.#faults.push(`exception: ${error.message}`));
    page.on("console", (message) => this.#hear(message));
    page.on("request", (request) => request.url().startsWith(new URL(address()).origin) || this.#faults.push(`foreign request: ${request.url()}`));
  }

  async signIn(token = process.env.GUST_CONSOLE_TOKEN) {
    await this.page.getByLabel("Token").fill(token);
    await this.page.getByRole("button", { name: "Sign in" }).click();
    await this.page.locator("#main").waitFor();
  }

  /** Goes to a place by its address and waits for its title. */
  async go(hash, title) {
    await this.page.goto(`${address()}#/${hash}`);
    await this.page.getByRole("heading", { level: 1, name: title }).first().waitFor();
  }

  table(name) {
    return this.page.getByRole("grid", { name, exact: true });
  }

  row(table, text) {
    return this.table(table).getByRole("row").filter({ hasText: text }).first();
  }

  /** A table has its first rows. */
  filled(table) {
    return this.table(table).locator("[role=gridcell]:not(:has(.ghost))").first().waitFor();
  }

  async shot(name) {
    if (!shots) return;
    mkdirSync(shots, { recursive: true });
    await this.page.screenshot({ path: join(shots, `${name}-${this.#variant}.png`), animations: "disabled" });
  }

  /** What axe finds by the rules of WCAG 2 A and AA. */
  async accessibilityFaults() {
    await this.page.evaluate(axe);
    const { violations } = await this.page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }));
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} (${failureSummary?.split("\n").at(-1)?.trim()})`).join(" | ")}`);
  }

  async close() {
    await this.#browser.close();
    assert.deepEqual(this.#faults, []);
  }

  /** Refusals that a test provokes are told by the browser too; they are no faults of the page. */
  #hear(message) {
    if (message.type() === "error" && !/status of (400|401|403|404|429)/.test(message.text())) this.#faults.push(message.text());
  }
}

export const address = () => process.env.GUST_CONSOLE_URL ?? "http://127.0.0.1:8222/console/";

function executable() {
  const found = process.env.PATH.split(delimiter).map((directory) => join(directory, "chromium")).find(existsSync);
  if (!found) throw new Error("no chromium in the PATH: install it");
  return found;
}
