import type { Reply, RequestAnswer } from "../../data/streams";
import { HeaderList } from "../../parts/HeaderList";
import { Payload } from "../../parts/Payload";
import { bytes, plural } from "../../text/numbers";
import { bytesOf } from "../../text/payload";

const ends: Record<RequestAnswer["end"], string> = {
  complete: "",
  timeout: "the time was over",
  "no-responders": "nobody listens on this subject",
};

/** What came back, in the order in which it came. */
export function Answers({ answer }: { answer: RequestAnswer | undefined }) {
  if (!answer) return <section class="card padded hint" aria-label="Replies">Replies appear here with the time they took.</section>;
  return (
    <section class="card padded" aria-label="Replies" aria-live="polite">
      <h2>{plural(answer.replies.length, "reply", "replies")} <span class="faint">{[`${answer.elapsedMs.toFixed(1)} ms`, ends[answer.end]].filter(Boolean).join(", ")}</span></h2>
      {answer.replies.map((reply, index) => <OneReply key={index} reply={reply} />)}
    </section>
  );
}

function OneReply({ reply }: { reply: Reply }) {
  const data = bytesOf(reply.data);
  return (
    <article class="reply">
      <p class="faint">{reply.afterMs.toFixed(1)} ms · {bytes(data.length)}{reply.status && ` · status ${reply.status}`}</p>
      <HeaderList headers={reply.headers} />
      <Payload data={data} />
    </article>
  );
}
