import { useEffect, useRef } from "preact/hooks";
import { shortcutHelp } from "./shortcuts";

/** The list of keys. A modal dialog of the browser: it keeps the focus and gives it back. */
export function Help({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={close} onClick={(event) => event.target === dialog.current && dialog.current?.close()}>
      <div class="help-inside">
        <div class="panel-head">
          <h2 id="help-title">Keyboard</h2>
          <button class="quiet" onClick={() => dialog.current?.close()}>Close</button>
        </div>
        <dl>
          {shortcutHelp.map(([keys, meaning]) => (
            <div key={keys}>
              <dt>{keys.split(" ").map((key) => <kbd key={key}>{key}</kbd>)}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
    </dialog>
  );
}
