import { useState } from "preact/hooks";
import { post } from "../../data/api";
import { Panel } from "../../parts/Panel";
import { Problem } from "../../parts/Problem";

/** Sets a key. Shown only where the console may change things. */
export function PutForm({ account, bucket, done, close }: { account: string; bucket: string; done: () => void; close: () => void }) {
  const [error, setError] = useState<Error>();
  const put = async (event: SubmitEvent) => {
    event.preventDefault();
    const { key = "", value = "" } = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>;
    try {
      await post("publish", { account, subject: `$KV.${bucket}.${key}`, data: value });
      done();
      close();
    } catch (problem) {
      setError(problem as Error);
    }
  };
  return (
    <Panel title="Put a key" subtitle={bucket} close={close}>
      <form class="stack" onSubmit={put}>
        <label class="field"><span>Key</span><input name="key" required pattern="[\-\/_=\.a-zA-Z0-9]+" title="Letters, digits, - / _ = and dots between tokens" spellcheck={false} autocapitalize="off" /></label>
        <label class="field"><span>Value</span><textarea name="value" rows={8} spellcheck={false} /></label>
        <Problem error={error} />
        <button class="primary">Put</button>
      </form>
    </Panel>
  );
}
