import type { History } from "../../data/live";
import { Plot } from "../../parts/Plot";
import { microseconds } from "../../text/time";

const measured: [column: string, title: string][] = [
  ["delivery", "Delivery latency"],
  ["commit", "Commit round"],
  ["sync", "Disk sync"],
];

/** Half of all and all but one in a hundred, of what the server measures (columns such as commitP50, in microseconds). */
export const Latencies = ({ history }: { history: History }) => (
  <>
    {measured
      .filter(([column]) => history.has(`${column}P99`))
      .map(([column, title]) => (
        <Plot key={column} title={title} times={history.times} format={microseconds} series={[
          { name: "p50", values: history.values(`${column}P50`), colour: "one" },
          { name: "p99", values: history.values(`${column}P99`), colour: "three" },
        ]} />
      ))}
  </>
);
