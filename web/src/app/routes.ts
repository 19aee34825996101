import { useLayoutEffect, useState } from "preact/hooks";

/** Where in the console one is: everything that a bookmark should bring back. */
export interface Route {
  /** Parts of the path, decoded: ["streams", "$G", "ORDERS"]. */
  path: string[];
  query: Record<string, string>;
}

export type Query = Record<string, string | number | undefined>;

export function useRoute(): Route {
  const [route, setRoute] = useState(current);
  useLayoutEffect(() => {
    const update = () => setRoute(current());
    addEventListener("hashchange", update); // with the first drawing: a change right after it must not be missed
    return () => removeEventListener("hashchange", update);
  }, []);
  return route;
}

/** The address of a place, for links. */
export function link(path: string[], query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `#/${path.map(encodeURIComponent).join("/")}${search && "?"}${search}`;
}

export function navigate(path: string[], query: Query = {}): void {
  location.hash = link(path, query);
}

/** Changes the query of the present place; no entry in the browser's history. */
export function refine(change: Query): void {
  const { path, query } = current();
  history.replaceState(null, "", link(path, { ...query, ...change }));
  dispatchEvent(new HashChangeEvent("hashchange"));
}

function current(): Route {
  const [path = "", search = ""] = location.hash.replace(/^#\/?/, "").split("?", 2);
  const parts = path.split("/").filter((part) => part !== "").map(decode);
  return { path: parts.length > 0 ? parts : ["overview"], query: Object.fromEntries(new URLSearchParams(search)) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
