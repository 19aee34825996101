import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "./Icon";

const closeIcon = "M6 6l12 12M18 6 6 18";

/** Details beside a table, or over it on narrow screens. Takes the focus when it opens; Esc closes it. */
export function Panel({ title, subtitle, close, children }: { title: string; subtitle?: string | undefined; close: () => void; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [title]);
  return (
    <aside class="panel" aria-label={title} onKeyDown={(event) => event.key === "Escape" && (event.stopPropagation(), close())}>
      <div class="panel-head">
        <div>
          <h2 tabIndex={-1} ref={heading}>{title}</h2>
          {subtitle && <p>{subtitle}</p>}
        </div>
        <button class="quiet" onClick={close} aria-label="Close the details" title="Close (Esc)"><Icon path={closeIcon} /></button>
      </div>
      <div class="panel-body">{children}</div>
    </aside>
  );
}
