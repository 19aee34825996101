// Headless chromium that knows the test authority, as the browsers of a company know the company's.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import * as certificates from "./certificates.mjs";

/** Starts it with a home of its own. Stop it when done. */
export async function startBrowser() {
  const home = mkdtempSync(join(tmpdir(), "gust-browser-"));
  trust(home, certificates.file("ca.pem"));
  const browser = await chromium.launch({ executablePath: executable(), env: { ...process.env, HOME: home } });
  return new Browser(browser, await browser.newContext(), home);
}

class Browser {
  #browser;
  #context;
  #home;
  #tabs = [];

  constructor(browser, context, home) {
    this.#browser = browser;
    this.#context = context;
    this.#home = home;
  }

  /** A freshly loaded page, with these cookies and no others. What the tab showed before is gone, and its connections with it. */
  async open(url, { tab = 0, cookies = {} } = {}) {
    const page = (this.#tabs[tab] ??= await this.#context.newPage());
    await this.#context.clearCookies();
    await page.goto(url);
    await page.evaluate((all) => all.forEach((cookie) => (document.cookie = cookie)), Object.entries(cookies).map((pair) => pair.join("=")));
    return page;
  }

  async stop() {
    await this.#browser.close();
    rmSync(this.#home, { recursive: true, force: true });
  }
}

function executable() {
  const found = process.env.PATH.split(delimiter).map((directory) => join(directory, "chromium")).find(existsSync);
  if (!found) throw new Error("no chromium in the PATH: install it");
  return found;
}

// Where chromium looks for the authorities of a user.
function trust(home, authority) {
  const store = join(home, ".pki", "nssdb");
  mkdirSync(store, { recursive: true });
  execFileSync("certutil", ["-d", `sql:${store}`, "-N", "--empty-password"]);
  execFileSync("certutil", ["-d", `sql:${store}`, "-A", "-n", "test authority", "-t", "C,,", "-i", authority]);
}
