import { useEffect, useRef, useState } from "preact/hooks";
import { onThemeChange } from "../app/theme";
import { type PlotSeries, draw, indexAt } from "./plotting";

interface Properties {
  title: string;
  times: number[];
  series: PlotSeries[];
  format: (value: number) => string;
  /** The numbers are bytes. */
  binary?: boolean;
}

/** Lines over time with a legend that shows the last values, or those under the pointer. */
export function Plot({ title, times, series, format, binary = false }: Properties) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const [pointer, setPointer] = useState<number>();
  const [colours, setColours] = useState(0);
  useEffect(() => onThemeChange(() => setColours((times) => times + 1)), []);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(canvas.current!);
    return () => observer.disconnect();
  }, []);
  const index = pointer === undefined || width === 0 ? undefined : indexAt(pointer, width, times);
  useEffect(() => {
    if (canvas.current && width > 0) draw(canvas.current, { times, series, format, binary, marked: index });
  }, [times, width, index, colours]);
  const shown = (values: number[]) => format((index === undefined ? values.at(-1) : values[index]) ?? Number.NaN);
  return (
    <figure class="plot card">
      <figcaption>
        <h2>{title}</h2>
        <ul>
          {series.map(({ name, values, colour }) => (
            <li key={name}>
              <span class={`swatch ${colour}`} aria-hidden="true" />
              {name} <b>{shown(values)}</b>
            </li>
          ))}
        </ul>
      </figcaption>
      <canvas
        ref={canvas}
        role="img"
        aria-label={`${title}, last five minutes. ${series.map(({ name, values }) => `${name}: now ${format(values.at(-1) ?? Number.NaN)}, at most ${format(highest(values))}`).join("; ")}`}
        onPointerMove={(event) => setPointer(event.offsetX)}
        onPointerLeave={() => setPointer(undefined)}
      />
    </figure>
  );
}

const highest = (values: number[]): number => values.reduce((most, value) => (Number.isNaN(value) ? most : Math.max(most, value)), 0);
