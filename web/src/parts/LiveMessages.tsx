import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { togglePause, usePausedByUser } from "../data/pause";
import type { Tail, Tailed } from "../data/tail";
import { count } from "../text/numbers";
import { MessageLine } from "./MessageLine";
import { MessageView } from "./MessageView";
import { Problem } from "./Problem";

interface Properties {
  tail: Tail;
  /** Where the messages lie, if they lie somewhere. */
  account?: string;
  stream?: string;
  /** Said while nothing has come. */
  children: ComponentChildren;
}

/** Messages as they come, the newest first. */
export function LiveMessages({ tail, account, stream, children }: Properties) {
  const [chosen, setChosen] = useState<Tailed>();
  const paused = usePausedByUser();
  // Under the pointer the list stands still: what one is about to choose must not move away.
  const [held, setHeld] = useState<Tailed[]>();
  const shown = held ?? tail.messages;
  const state = tail.error ? "Not following" : paused ? "Stands still" : tail.following ? "Following" : "Connecting …";
  const behind = held ? tail.messages.findIndex(({ id }) => id === held[0]?.id) : 0;
  return (
    <>
      <div class="tail-head">
        <span class={`dot ${paused ? "still" : tail.following ? "good live" : "still"}`} aria-hidden="true" />
        <span role="status">{state}</span>
        <span class="faint">{count(tail.seen)} seen{behind !== 0 && `, ${behind < 0 ? "many" : count(behind)} new above`}{tail.skipped > 0 && `, about ${count(tail.skipped)} left out: more than one can read`}</span>
        <button type="button" onClick={togglePause}>{paused ? "Go on" : "Pause"}</button>
      </div>
      <Problem error={tail.error} />
      <div class="message-split">
        {tail.messages.length === 0 ? <p class="message-list hint waiting">{paused ? "The whole console stands still. “Go on” takes it up again." : !tail.error && children}</p> : (
          <ol class="message-list" aria-label="Messages" onPointerEnter={() => setHeld(tail.messages)} onPointerLeave={() => setHeld(undefined)}>
            {shown.map((message) => <MessageLine key={message.id} message={message} clock chosen={chosen?.id === message.id} onChoose={setChosen} />)}
          </ol>
        )}
        {chosen && <MessageView message={chosen} {...(stream && account ? { account, stream } : {})} close={() => setChosen(undefined)} />}
      </div>
    </>
  );
}
