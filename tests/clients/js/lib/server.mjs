// Servers for the tests. GUST_TEST_SERVER holds the command as a JSON array of words, for example ["gust","server"].
import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const startTimeoutMs = 20_000;
const pollMs = 5;

const running = new Set();
process.once("exit", () => running.forEach((child) => child.kill("SIGKILL"))); // a failed test leaves no server behind

function command() {
  const words = process.env.GUST_TEST_SERVER;
  if (!words) throw new Error('set GUST_TEST_SERVER to the server\'s command as JSON, for example ["nats-server"]');
  return JSON.parse(words);
}

/** Starts a server on 127.0.0.1; without a port it takes a free one. Use `await using`-like: call stop() when done. */
export async function startServer({ config, port = -1, args = [] } = {}) {
  const directory = await mkdtemp(join(tmpdir(), "gust-js-"));
  const words = [...command(), "-a", "127.0.0.1", "-p", `${port}`, "--ports_file_dir", directory, ...args];
  if (config) {
    const file = join(directory, "server.conf");
    await writeFile(file, config);
    words.push("-c", file);
  }

  const child = spawn(words[0], words.slice(1), { stdio: ["ignore", "ignore", "pipe"] });
  const server = new Server(child, directory);
  await server.ready();
  return server;
}

class Server {
  #child;
  #directory;
  #log = "";

  constructor(child, directory) {
    this.#child = child;
    this.#directory = directory;
    this.exited = new Promise((resolve) => child.once("exit", resolve));
    running.add(child);
    child.once("exit", () => running.delete(child));
    child.stderr.on("data", (text) => (this.#log += text));
  }

  get url() {
    return `nats://127.0.0.1:${this.port}`;
  }

  /** The address of another listener, by its name in the ports file: "ws://127.0.0.1:1234". */
  listener(name) {
    return this.ports[name][0];
  }

  signal(name) {
    this.#child.kill(name);
  }

  /** Ends the process for good; kill: as a crash does. */
  async stop({ kill = false } = {}) {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill("SIGCONT");
      this.#child.kill(kill ? "SIGKILL" : "SIGTERM");
      await this.exited;
    }
    await rm(this.#directory, { recursive: true, force: true });
  }

  async ready() {
    for (const until = Date.now() + startTimeoutMs; Date.now() < until; await wait(pollMs)) {
      if (this.#child.exitCode !== null) throw new Error(`the server ended at start:\n${this.#log}`);
      const files = (await readdir(this.#directory)).filter((name) => name.endsWith(`_${this.#child.pid}.ports`));
      if (files.length === 0) continue;
      try {
        this.ports = JSON.parse(await readFile(join(this.#directory, files[0]), "utf8"));
        this.port = Number(new URL(this.ports.nats[0]).port);
        return;
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error; // half written
      }
    }
    await this.stop({ kill: true });
    throw new Error(`the server wrote no ports file:\n${this.#log}`);
  }
}

/** A connection below the client libraries, for peers that misbehave. */
export function rawConnection(server, text) {
  const socket = createConnection(server.port, "127.0.0.1");
  socket.write(text);
  return socket;
}
