import { useEffect, useState } from "preact/hooks";

// Nothing is asked of the server while nobody sees the page, or while the user wants it to stand still.
let byUser = false;
const watchers = new Set<() => void>();

export const isPaused = (): boolean => byUser || document.hidden;

export const isPausedByUser = (): boolean => byUser;

export function togglePause(): void {
  byUser = !byUser;
  tell();
}

export function onPauseChange(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function usePausedByUser(): boolean {
  const [paused, setPaused] = useState(byUser);
  useEffect(() => onPauseChange(() => setPaused(byUser)), []);
  return paused;
}

const tell = () => watchers.forEach((watcher) => watcher());

document.addEventListener("visibilitychange", tell);
