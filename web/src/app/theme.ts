import { useEffect, useState } from "preact/hooks";

export type Theme = "system" | "light" | "dark";

const storageKey = "gust-console-theme";
const watchers = new Set<() => void>();
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

export function theme(): Theme {
  const kept = localStorage.getItem(storageKey);
  return kept === "light" || kept === "dark" ? kept : "system";
}

export function setTheme(chosen: Theme): void {
  localStorage.setItem(storageKey, chosen);
  applyTheme();
}

export const toggleTheme = (): void => setTheme(isDark() ? "light" : "dark");

export function applyTheme(): void {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  watchers.forEach((watcher) => watcher());
}

export function useTheme(): Theme {
  const [, update] = useState(0);
  useEffect(() => onThemeChange(() => update((times) => times + 1)), []);
  return theme();
}

/** Drawings on canvases have to take the new colours by themselves. */
export function onThemeChange(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function isDark(): boolean {
  return theme() === "system" ? systemIsDark.matches : theme() === "dark";
}

systemIsDark.addEventListener("change", applyTheme);
