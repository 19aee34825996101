import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { fitting } from "./fitting";

export interface Column<T> {
  id: string;
  title: string;
  /** A track of a CSS grid, such as "minmax(14ch, 2fr)". */
  width: string;
  cell: (row: T) => ComponentChildren;
  numeric?: boolean;
  /** What one wants to see first when sorting by it; left out: it is not sorted by. */
  sort?: "asc" | "desc";
  /** Left out where there is no room; the rightmost first. */
  wide?: boolean;
}

interface Properties<T> {
  label: string;
  columns: Column<T>[];
  /** The rows at hand, the first of them being number `offset` of `total`. */
  rows: T[];
  total: number;
  offset?: number;
  rowKey: (row: T) => string | number;
  selected?: string | number | undefined;
  onOpen?: (row: T) => void;
  onRange?: (first: number) => void;
  sort?: string;
  descending?: boolean;
  onSort?: (id: string, descending: boolean) => void;
}

const rowHeight = 36;
const spare = 8;

/** A table of any length: only the rows in sight are in the document. */
export function Table<T>(given: Properties<T>) {
  const { rows, total, offset = 0, onRange, onOpen } = given;
  const scroller = useRef<HTMLDivElement>(null);
  const { first, visible, width, onScroll } = useWindow(scroller, total);
  const [active, setActive] = useState(-1);
  const columns = fitting(given.columns, width);
  useEffect(() => onRange?.(first), [first]);
  const indexes = Array.from({ length: Math.max(0, Math.min(total, first + visible) - first) }, (_, index) => first + index);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current) return;
    const row = rows[active - offset];
    if (event.key === "Enter" && row !== undefined) return onOpen?.(row);
    const next = moved(event.key, active, total, Math.max(1, visible - 2 * spare - 1));
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
    reveal(scroller.current, next);
  };
  return (
    <div
      class={`table ${onOpen ? "opens" : ""}`}
      role="grid"
      aria-label={given.label}
      aria-rowcount={total + 1}
      aria-activedescendant={active >= 0 ? `row-${active}` : undefined}
      tabIndex={0}
      ref={scroller}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      style={{ "--columns": columns.map(({ width }) => width).join(" ") }}
    >
      <Head {...given} columns={columns} />
      <div class="table-body" role="rowgroup" style={{ height: `${total * rowHeight}px` }}>
        {indexes.map((index) => {
          const row = rows[index - offset];
          return <Row key={row === undefined ? `empty-${index}` : given.rowKey(row)} index={index} active={index === active} row={row} columns={columns} given={given} onPick={setActive} />;
        })}
      </div>
    </div>
  );
}

function Head<T>({ columns, sort, descending, onSort }: Properties<T>) {
  return (
    <div class="table-head" role="rowgroup">
      <div class="row" role="row" aria-rowindex={1}>
        {columns.map(({ id, title, numeric, sort: natural }) => {
          const isSorted = sort === id;
          const state = isSorted ? (descending ? "descending" : "ascending") : natural && onSort ? "none" : undefined;
          const turn = () => onSort?.(id, isSorted ? !descending : natural === "desc");
          return (
            <div key={id} role="columnheader" class={numeric ? "numeric" : ""} aria-sort={state}>
              {natural && onSort ? <button onClick={turn}>{title}<span class="arrow" aria-hidden="true">{isSorted ? (descending ? "↓" : "↑") : ""}</span></button> : title}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface RowProperties<T> {
  index: number;
  active: boolean;
  row: T | undefined;
  columns: Column<T>[];
  given: Properties<T>;
  onPick: (index: number) => void;
}

function Row<T>({ index, active, row, columns, given, onPick }: RowProperties<T>) {
  const { rowKey, selected, onOpen } = given;
  const isSelected = row !== undefined && selected !== undefined && rowKey(row) === selected;
  const open = () => (onPick(index), row !== undefined && onOpen?.(row));
  const place = { transform: `translateY(${index * rowHeight}px)` };
  return (
    <div class={`row ${active ? "active" : ""}`} id={`row-${index}`} role="row" aria-rowindex={index + 2} aria-selected={isSelected} style={place} onClick={open}>
      {columns.map(({ id, cell, numeric }) => (
        <div key={id} role="gridcell" class={numeric ? "numeric" : ""}>{row === undefined ? <span class="ghost" /> : cell(row)}</div>
      ))}
    </div>
  );
}

/** Which rows are in sight, with some to spare on both sides. */
function useWindow(scroller: { current: HTMLDivElement | null }, total: number) {
  const [top, setTop] = useState(0);
  const [{ width, height }, setSize] = useState({ width: 0, height: 600 });
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => entry && setSize(entry.contentRect));
    observer.observe(scroller.current!);
    return () => observer.disconnect();
  }, []);
  const visible = Math.ceil(height / rowHeight) + 2 * spare;
  const first = Math.max(0, Math.min(Math.floor(top / rowHeight) - spare, total - visible));
  return { first, visible, width, onScroll: () => setTop(scroller.current?.scrollTop ?? 0) };
}

function moved(key: string, active: number, total: number, page: number): number | undefined {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -total, End: total };
  const step = steps[key];
  return step === undefined || total === 0 ? undefined : Math.max(0, Math.min(total - 1, active + step));
}

function reveal(scroller: HTMLDivElement | null, index: number): void {
  if (!scroller) return;
  const top = index * rowHeight;
  const bottom = top + 2 * rowHeight; // the head covers one row
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight;
}
