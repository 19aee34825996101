import type { ConsumerRow, FirstWaiting } from "../../data/streams";
import { compact, count, plural } from "../../text/numbers";
import { ageOf } from "../../text/time";

export interface Verdict {
  severe: boolean;
  title: string;
  advice: string;
}

type Row = Pick<ConsumerRow, "kind" | "lag" | "ackPending" | "maxAckPending" | "waiting" | "listened" | "growth" | "paused" | "lastActive">;

const secondMs = 1000;
const minuteMs = 60 * secondMs;

/** Whether a consumer is too far behind, why, and what to do; undefined: it does well, or nothing can be said yet. */
export function judgeLag(row: Row, first: FirstWaiting | undefined, now = Date.now()): Verdict | undefined {
  if (row.lag === 0 || row.paused || !first) return undefined;
  const age = now - Date.parse(first.time);
  const title = `${plural(row.lag, "message waits", "messages wait")}, the oldest for ${ageOf(age)}`;
  const cause = causeOf(row, age, now - Date.parse(row.lastActive));
  return cause && { title, ...cause, advice: `${cause.advice}${trend(row)}` };
}

function causeOf(row: Row, age: number, idle: number): { severe: boolean; advice: string } | undefined {
  if (row.maxAckPending > 0 && row.ackPending >= row.maxAckPending && age > 5 * secondMs) {
    return {
      severe: true,
      advice: `It is given nothing more: ${plural(row.ackPending, "message is", "messages are")} unacknowledged, and max_ack_pending is ${count(row.maxAckPending)}. See whether its clients acknowledge what they have done; where they are only slow, add clients or raise max_ack_pending.`,
    };
  }
  if (row.kind === "pull" && row.waiting === 0 && age > minuteMs && idle > minuteMs) {
    return { severe: false, advice: "No client fetches from it. Start its workers, or delete the consumer if nobody needs it any more." };
  }
  if (row.kind === "push" && !row.listened && age > 10 * secondMs) {
    return { severe: false, advice: "Nobody listens where it delivers to. Start the client that subscribes there, or delete the consumer if nobody needs it any more." };
  }
  if ((row.growth ?? 0) > 0 && age > 30 * secondMs) {
    return { severe: age > 10 * minuteMs, advice: "Messages come faster than its clients take them. Add clients, fetch larger batches, or make the handling of a message shorter." };
  }
  if (age > 5 * minuteMs && !((row.growth ?? 0) < 0)) {
    return { severe: false, advice: "Its clients do not get to the end of what waits. Add clients, or see what holds them up." };
  }
  return undefined;
}

/** In the time in which somebody has been looking. */
function trend({ growth, lag }: Row): string {
  if (growth === undefined || Math.abs(growth) < 0.05) return "";
  return growth > 0 ? ` The lag grows by ${compact(growth)} a second.` : ` The lag shrinks by ${compact(-growth)} a second: it has caught up in about ${ageOf((lag / -growth) * 1000)}.`;
}
