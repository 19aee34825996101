import type { ComponentChildren } from "preact";

export type Fact = [label: string, value: ComponentChildren];

/** Names and values. A value that is undefined is left out. */
export const Facts = ({ facts }: { facts: Fact[] }) => (
  <dl class="facts">
    {facts
      .filter(([, value]) => value !== undefined && value !== "")
      .map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);
