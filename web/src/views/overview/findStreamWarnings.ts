import { link } from "../../app/routes";
import type { Concerns, StreamRow } from "../../data/streams";
import { bytes, count, plural } from "../../text/numbers";
import { judgeLag } from "../streams/judgeLag";
import type { Warning } from "./findWarnings";

/** Told one by one; of more only the number is told. */
const laggingTold = 3;

/** What is not well in streams, and what to do. `now` is the server's. */
export const findStreamWarnings = (concerns: Concerns, now: number): Warning[] => [...lagging(concerns, now), ...full(concerns), ...accounts(concerns), ...unheard(concerns)];

function lagging({ lagging, laggingTotal }: Concerns, now: number): Warning[] {
  const judged = lagging.flatMap(({ consumer, first }) => {
    const verdict = judgeLag(consumer, first, now);
    return verdict ? [{ consumer, verdict }] : [];
  });
  const others = laggingTotal - Math.min(laggingTold, judged.length);
  return judged.slice(0, laggingTold).map(({ consumer: { account, stream, name }, verdict }, index): Warning => ({
    id: `lag-${account}/${stream}/${name}`,
    severe: verdict.severe,
    title: `Consumer ${name} of ${stream} is behind: ${verdict.title}`,
    advice: `${verdict.advice}${index === laggingTold - 1 && others > 0 ? ` For ${plural(others, "other consumer")} messages wait too.` : ""}`,
    href: link(["consumers", account, stream, name]),
    linkText: "Look at the consumer",
  }));
}

const full = ({ full }: Concerns): Warning[] =>
  full.map((row) => {
    const { share, text } = fullness(row);
    return {
      id: `full-${row.account}/${row.name}`,
      severe: share >= 1 || share > 0.97,
      title: `Stream ${row.name} is ${share >= 1 ? "full" : "nearly full"}: ${text}`,
      advice: "At its limit publishing into it fails, for it is set to discard what is new. Raise the limit, purge what nobody needs, or let it discard the oldest.",
      href: link(["streams", row.account, row.name, "configuration"]),
      linkText: "Look at its limits",
    };
  });

function fullness({ bytes: used, maxBytes, messages, maxMessages }: StreamRow): { share: number; text: string } {
  const [byBytes, byMessages] = [maxBytes > 0 ? used / maxBytes : 0, maxMessages > 0 ? messages / maxMessages : 0];
  return byBytes >= byMessages ? { share: byBytes, text: `${bytes(used)} of ${bytes(maxBytes)}` } : { share: byMessages, text: `${count(messages)} of ${count(maxMessages)} messages` };
}

const accounts = ({ accounts }: Concerns): Warning[] =>
  accounts.map(({ account, kind, used, max }) => ({
    id: `account-${account}-${kind}`,
    severe: used > max * 0.97,
    title: `Account ${account} has used ${bytes(used)} of its ${bytes(max)} of ${kind}`,
    advice: "When that is full, publishing into its streams fails. Give its largest streams limits (max_bytes, max_age), purge what nobody needs, or raise the account's limit.",
    href: link(["streams"], { account, sort: "bytes" }),
    linkText: "Its streams by size",
  }));

const unheard = ({ unheard }: Concerns): Warning[] =>
  unheard.slice(0, 2).map(({ account, name }) => ({
    id: `unheard-${account}/${name}`,
    severe: false,
    title: `Stream ${name} keeps nothing: nobody is interested`,
    advice: "With interest retention a message is kept only for consumers that are there, and there are none. Make the consumer before publishing, or choose another retention.",
    href: link(["streams", account, name, "consumers"]),
    linkText: "Look at the stream",
  }));
