import { useState } from "preact/hooks";
import { count } from "../text/numbers";
import { hexLines, prettyJson, textOf } from "../text/payload";

type Form = "JSON" | "Text" | "Hex";

const shownMax = 64 * 1024;

/** The bytes of a message as JSON, text or hex; always as text of the page, never as its markup. */
export function Payload({ data }: { data: Uint8Array }) {
  const [whole, setWhole] = useState(false);
  const [wanted, setWanted] = useState<Form>();
  if (data.length === 0) return <p class="hint">The message is empty.</p>;
  const text = textOf(data);
  const json = text === undefined ? undefined : prettyJson(text);
  const forms = ([json !== undefined && "JSON", text !== undefined && "Text", "Hex"] as (Form | false)[]).filter((form) => form !== false);
  const form = wanted && forms.includes(wanted) ? wanted : forms[0]!;
  const content = form === "JSON" ? json! : form === "Text" ? text! : hexLines(data, whole ? data.length : 4096);
  const shown = whole ? content : content.slice(0, shownMax);
  return (
    <div class="payload">
      <div class="payload-head">
        <div class="segments" role="group" aria-label="Show as">
          {forms.map((one) => <button key={one} aria-pressed={one === form} onClick={() => setWanted(one)}>{one}</button>)}
        </div>
        <CopyButton text={content} />
      </div>
      <pre class="code" tabIndex={0} aria-label="Payload">{form === "JSON" ? <Coloured json={shown} /> : shown}</pre>
      {shown.length < content.length && <button onClick={() => setWhole(true)}>Show all {count(content.length)} characters</button>}
    </div>
  );
}

function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  if (!navigator.clipboard) return null; // pages without TLS that are not local have none
  return <button class="quiet" onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>{copied ? "Copied" : "Copy"}</button>;
}

const parts = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Names, texts and numbers each in their colour. */
function Coloured({ json }: { json: string }) {
  const pieces = [];
  let end = 0;
  for (const match of json.matchAll(parts)) {
    const kind = match[2] !== undefined ? "key" : match[1] !== undefined ? "string" : match[3] !== undefined ? "word" : "digits";
    const shown = match[1] ?? match[0];
    pieces.push(json.slice(end, match.index), <span class={`json-${kind}`}>{shown}</span>);
    end = match.index + shown.length;
  }
  return <>{pieces}{json.slice(end)}</>;
}
