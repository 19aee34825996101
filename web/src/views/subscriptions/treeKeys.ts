/** The keys of a tree as everywhere: up and down go through what is open, right opens, left closes or goes to the parent. */
export function useTreeKeys(tree: { current: HTMLUListElement | null }): (event: KeyboardEvent) => void {
  return (event) => {
    const item = event.target as HTMLElement;
    if (item.getAttribute("role") !== "treeitem") return;
    if (!act(event.key, item, [...(tree.current?.querySelectorAll<HTMLElement>("[role=treeitem]") ?? [])])) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function act(key: string, item: HTMLElement, items: HTMLElement[]): boolean {
  const index = items.indexOf(item);
  const expanded = item.getAttribute("aria-expanded");
  const twist = item.querySelector<HTMLElement>(":scope > .twist");
  if (key === "ArrowDown") focus(items[index + 1]);
  else if (key === "ArrowUp") focus(items[index - 1]);
  else if (key === "Home") focus(items[0]);
  else if (key === "End") focus(items.at(-1));
  else if (key === "Enter" || key === " ") item.click();
  else if (key === "ArrowRight" && expanded === "false") twist?.click();
  else if (key === "ArrowRight" && expanded === "true") focus(items[index + 1]);
  else if (key === "ArrowLeft" && expanded === "true") twist?.click();
  else if (key === "ArrowLeft") focus(items.slice(0, index).findLast((other) => levelOf(other) < levelOf(item)));
  else return false;
  return true;
}

const levelOf = (item: HTMLElement): number => Number(item.ariaLevel);

const focus = (item: HTMLElement | undefined): void => item?.focus();
