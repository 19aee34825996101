export interface PlotSeries {
  name: string;
  values: number[];
  /** A colour of the style sheet: --one, --two or --three. */
  colour: "one" | "two" | "three";
}

interface Picture {
  times: number[];
  series: PlotSeries[];
  format: (value: number) => string;
  /** Steps of the axis are round in powers of 1024. */
  binary: boolean;
  /** The sample under the pointer. */
  marked: number | undefined;
}

const margin = { top: 8, right: 4, bottom: 20, left: 58 };
const spanMs = 5 * 60 * 1000;

/** The sample next to a place on the canvas. */
export function indexAt(x: number, width: number, times: number[]): number | undefined {
  const end = times.at(-1);
  if (end === undefined) return undefined;
  const time = end - spanMs * (1 - (x - margin.left) / (width - margin.left - margin.right));
  let best = 0;
  for (let index = 1; index < times.length; index++) {
    if (Math.abs(times[index]! - time) < Math.abs(times[best]! - time)) best = index;
  }
  return best;
}

export function draw(canvas: HTMLCanvasElement, picture: Picture): void {
  const scale = devicePixelRatio || 1;
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext("2d")!;
  pen.scale(scale, scale);
  const axes = new Axes(picture, width, height);
  const style = getComputedStyle(canvas);
  drawGrid(pen, axes, picture.format, style);
  for (const series of picture.series) drawSeries(pen, axes, picture, series, style.getPropertyValue(`--${series.colour}`));
  if (picture.marked !== undefined) drawMark(pen, axes, picture.times[picture.marked] ?? 0, style.getPropertyValue("--faint"));
}

/** Where time and value lie on the canvas. */
class Axes {
  readonly top: number;
  readonly step: number;
  readonly end: number;

  constructor(
    { times, series, binary }: Picture,
    readonly width: number,
    readonly height: number,
  ) {
    let most = 0;
    for (const { values } of series) for (const value of values) if (value > most) most = value;
    this.step = roundStep((most || 1) / 3, binary ? 1024 ** Math.floor(Math.log(most || 1) / Math.log(1024)) : 1);
    this.top = Math.ceil((most || 1) / this.step) * this.step;
    this.end = times.at(-1) ?? 0;
  }

  x(time: number): number {
    return margin.left + (1 - (this.end - time) / spanMs) * (this.width - margin.left - margin.right);
  }

  y(value: number): number {
    return this.height - margin.bottom - (value / this.top) * (this.height - margin.top - margin.bottom);
  }
}

/** 1, 2 or 5 times a power of ten of the unit. */
function roundStep(raw: number, unit: number): number {
  const power = 10 ** Math.floor(Math.log10(raw / unit));
  const digit = [1, 2, 5, 10].find((candidate) => candidate * power >= (raw / unit) * 0.999) ?? 10;
  return digit * power * unit;
}

/** 15.0k is 15k on an axis. */
const shortened = (text: string): string => text.replace(/(\.\d*?)0+(?=\D|$)/, "$1").replace(/\.(?=\D|$)/, "");

function drawGrid(pen: CanvasRenderingContext2D, axes: Axes, format: (value: number) => string, style: CSSStyleDeclaration): void {
  pen.font = `11px ${style.fontFamily}`;
  pen.lineWidth = 1;
  pen.strokeStyle = style.getPropertyValue("--line");
  pen.fillStyle = style.getPropertyValue("--muted");
  pen.textBaseline = "middle";
  pen.textAlign = "right";
  for (let value = 0; value <= axes.top * 1.001; value += axes.step) {
    const y = Math.round(axes.y(value)) + 0.5;
    line(pen, margin.left, y, axes.width - margin.right, y);
    pen.fillText(shortened(format(value)), margin.left - 8, y);
  }
  pen.textBaseline = "alphabetic";
  for (const minutes of [4, 3, 2, 1, 0]) {
    pen.textAlign = minutes === 0 ? "right" : "center";
    pen.fillText(minutes === 0 ? "now" : `−${minutes} min`, axes.x(axes.end - minutes * 60_000), axes.height - 4);
  }
}

function line(pen: CanvasRenderingContext2D, fromX: number, fromY: number, toX: number, toY: number): void {
  pen.beginPath();
  pen.moveTo(fromX, fromY);
  pen.lineTo(toX, toY);
  pen.stroke();
}

/** A line and, below it, a breath of its colour. Gaps stay gaps. */
function drawSeries(pen: CanvasRenderingContext2D, axes: Axes, { times }: Picture, { values }: PlotSeries, colour: string): void {
  pen.save();
  pen.beginPath();
  pen.rect(margin.left, 0, axes.width - margin.left - margin.right, axes.height);
  pen.clip();
  pen.strokeStyle = pen.fillStyle = colour;
  pen.lineWidth = 1.6;
  pen.lineJoin = "round";
  let run: [number, number][] = [];
  for (let index = 0; index <= values.length; index++) {
    const value = values[index];
    if (value !== undefined && !Number.isNaN(value)) {
      run.push([axes.x(times[index]!), axes.y(value)]);
    } else if (run.length > 0) {
      drawRun(pen, run, axes.y(0));
      run = [];
    }
  }
  pen.restore();
}

function drawRun(pen: CanvasRenderingContext2D, points: [number, number][], ground: number): void {
  pen.beginPath();
  points.forEach(([x, y], index) => (index === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
  pen.stroke();
  pen.lineTo(points.at(-1)![0], ground);
  pen.lineTo(points[0]![0], ground);
  pen.globalAlpha = 0.08;
  pen.fill();
  pen.globalAlpha = 1;
}

function drawMark(pen: CanvasRenderingContext2D, axes: Axes, time: number, colour: string): void {
  pen.strokeStyle = colour;
  const x = Math.round(axes.x(time)) + 0.5;
  line(pen, x, margin.top, x, axes.height - margin.bottom);
}
