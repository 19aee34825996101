/** About the width of a digit in the tables' type. */
const digit = 8.9;

/** The columns for which there is room: those that may be left out go from the right. */
export function fitting<T extends { width: string; wide?: boolean }>(columns: T[], width: number): T[] {
  const kept = [...columns];
  const least = () => kept.reduce((sum, column) => sum + leastOf(column.width), 16);
  for (let index = kept.length - 1; index >= 0 && width > 0 && least() > width; index--) {
    if (kept[index]!.wide) kept.splice(index, 1);
  }
  return kept;
}

/** Of "minmax(14ch, 2fr)" and "9ch" the number. */
const leastOf = (track: string): number => Number(/(\d+)ch/.exec(track)?.[1] ?? 0) * digit;
