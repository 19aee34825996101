import type { ComponentChildren } from "preact";

/** Says why nothing is here and how something comes here. */
export const Empty = ({ title, children }: { title: string; children?: ComponentChildren }) => (
  <div class="empty">
    <h2>{title}</h2>
    <div>{children}</div>
  </div>
);
