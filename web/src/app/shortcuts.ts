import { useEffect } from "preact/hooks";
import { togglePause } from "../data/pause";
import { places } from "./places";
import { navigate } from "./routes";
import { toggleTheme } from "./theme";

const sequenceMs = 1200;

/** Keys that work everywhere save in fields. `showHelp` opens the list of them. */
export function useShortcuts(showHelp: () => void): void {
  useEffect(() => {
    let goUntil = 0;
    const act = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const place = event.timeStamp < goUntil ? places.find(({ key }) => key === event.key) : undefined;
      goUntil = event.key === "g" ? event.timeStamp + sequenceMs : 0;
      if (place) navigate([place.id]);
      else if (!perform(event.key, showHelp)) return;
      event.preventDefault();
    };
    addEventListener("keydown", act);
    return () => removeEventListener("keydown", act);
  }, []);
}

function perform(key: string, showHelp: () => void): boolean {
  if (key === "?") showHelp();
  else if (key === "/") return focusSearch();
  else if (key === ".") togglePause();
  else if (key === "d") toggleTheme();
  else return false;
  return true;
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>("input[type=search]");
  field?.focus();
  field?.select();
  return field !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

export const shortcutHelp: [string, string][] = [
  ["?", "This list"],
  ["/", "Search in the view"],
  [".", "Let the numbers stand still, or go on"],
  ["d", "Light or dark"],
  ["Esc", "Close what lies on top"],
  ["↑ ↓ Home End", "Move in a table that has the focus"],
  ["Enter", "Open the row"],
  ...places.map(({ key, title }): [string, string] => [`g ${key}`, title]),
];
