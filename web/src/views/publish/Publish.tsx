import { useState } from "preact/hooks";
import { type Route, refine } from "../../app/routes";
import { useSession } from "../../app/sessionContext";
import { useAccount } from "../../data/accounts";
import { post } from "../../data/api";
import type { RequestAnswer } from "../../data/streams";
import { AccountChoice } from "../../parts/AccountChoice";
import { Heading } from "../../parts/Heading";
import { Problem } from "../../parts/Problem";
import { plural } from "../../text/numbers";
import { Answers } from "./Answers";
import { type Draft, draftOf } from "./draft";

/** Sends a message by hand and shows what comes back. */
export function Publish({ route: { query } }: { route: Route }) {
  const { changes } = useSession();
  const [answer, setAnswer] = useState<RequestAnswer>();
  const [told, setTold] = useState("");
  const [error, setError] = useState<Error>();
  const account = useAccount(query.account);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    setError(undefined);
    setTold("");
    setAnswer(undefined);
    try {
      const draft = draftOf(account ?? "$G", event.target as HTMLFormElement);
      if (event.submitter?.getAttribute("value") === "publish") setTold(await publish(draft));
      else setAnswer(await post<RequestAnswer>("request", draft));
    } catch (problem) {
      setError(problem as Error);
    }
  };
  return (
    <div class="view scrolls">
      <Heading title="Publish & request" lead={changes ? "As a client inside the server, in the chosen account." : "The console is read-only: requests that read JetStream pass, everything else is refused."}>
        <AccountChoice value={account} onChoose={(chosen) => refine({ account: chosen })} />
      </Heading>
      <div class="columns">
        <form class="stack card padded" onSubmit={send}>
          <Fields query={query} />
          <div class="actions">
            <button class="primary" name="action" value="request">Request</button>
            <button name="action" value="publish" disabled={!changes}>Publish</button>
            {!changes && <span class="hint">To publish, set <code>monitoring {"{ console { changes: true } }"}</code> and reload.</span>}
          </div>
          <p role="status" class="told">{told}</p>
          <Problem error={error} />
        </form>
        <Answers answer={answer} />
      </div>
    </div>
  );
}

async function publish(draft: Draft): Promise<string> {
  const { delivered } = await post<{ delivered: number }>("publish", draft);
  return delivered > 0 ? `Published; ${plural(delivered, "subscriber")} took it.` : "Published, but nobody listens on this subject.";
}

const Fields = ({ query }: { query: Record<string, string> }) => (
  <>
    <label class="field"><span>Subject</span><input name="subject" required defaultValue={query.subject ?? "$JS.API.INFO"} spellcheck={false} autocapitalize="off" list="subjects" /></label>
    <datalist id="subjects">
      {["$JS.API.INFO", "$JS.API.STREAM.NAMES", "$JS.API.STREAM.LIST", "$JS.API.STREAM.INFO.ORDERS", "$JS.API.CONSUMER.LIST.ORDERS"].map((subject) => <option key={subject} value={subject} />)}
    </datalist>
    <label class="field"><span>Headers <span class="faint">one a line, Name: value</span></span><textarea name="headers" rows={2} spellcheck={false} placeholder="Nats-Msg-Id: 17" /></label>
    <label class="field"><span>Payload</span><textarea name="data" rows={8} spellcheck={false} /></label>
    <div class="field-row">
      <label class="field"><span>Wait at most (ms)</span><input name="timeoutMs" type="number" min="1" max="30000" defaultValue="2000" /></label>
      <label class="field"><span>Replies at most</span><input name="max" type="number" min="1" max="100" defaultValue="1" /></label>
    </div>
  </>
);
