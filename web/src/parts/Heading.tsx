import type { ComponentChildren } from "preact";

/** The title of a view; what belongs to the whole view stands at its right. */
export const Heading = ({ title, lead, children }: { title: ComponentChildren; lead?: ComponentChildren; children?: ComponentChildren }) => (
  <div class="heading">
    <div class="heading-text">
      <h1>{title}</h1>
      {lead && <p>{lead}</p>}
    </div>
    <div class="heading-tools">{children}</div>
  </div>
);
