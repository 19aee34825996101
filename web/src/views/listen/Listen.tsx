import { type Route, link, refine } from "../../app/routes";
import { useSession } from "../../app/sessionContext";
import { useAccount } from "../../data/accounts";
import { useTail } from "../../data/tail";
import { AccountChoice } from "../../parts/AccountChoice";
import { Empty } from "../../parts/Empty";
import { Heading } from "../../parts/Heading";
import { LiveMessages } from "../../parts/LiveMessages";

/** Messages of a subject as they go by. */
export function Listen({ route: { query } }: { route: Route }) {
  const { changes } = useSession();
  const account = useAccount(query.account);
  const { subject = "" } = query;
  const tail = useTail(changes && account && subject ? { account, subject } : null);
  const listen = (event: SubmitEvent) => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>;
    refine({ subject: fields.subject?.trim(), account });
  };
  return (
    <div class="view">
      <Heading title="Listen" lead="Messages of a subject as they go by. Nobody notices: a request without another listener still finds nobody.">
        <AccountChoice value={account} onChoose={(chosen) => refine({ account: chosen })} />
      </Heading>
      {changes ? (
        <div class="messages">
          <form class="tools" onSubmit={listen} key={subject}>
            <label class="field inline grow"><span>Subject</span><input name="subject" required placeholder="orders.>" defaultValue={subject} spellcheck={false} autocapitalize="off" /></label>
            <button class="primary">Listen</button>
            {subject && <button type="button" onClick={() => refine({ subject: "" })}>Stop</button>}
          </form>
          {subject ? <LiveMessages tail={tail}>Nothing was published on <code>{subject}</code> yet.</LiveMessages> : <Empty title="Choose a subject"><code>orders.*</code> takes any token there, <code>orders.&gt;</code> all that begins so.</Empty>}
        </div>
      ) : (
        <Empty title="A read-only console follows streams">
          <a href={link(["streams"])}>Open a stream</a> and choose “Live”. To listen on any subject, set <code>monitoring {"{ console { changes: true } }"}</code> and reload: who listens makes a consumer deliver that pushes to the subject.
        </Empty>
      )}
    </div>
  );
}
