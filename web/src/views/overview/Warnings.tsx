import type { Warning } from "./findWarnings";

/** Either all is well, or what is not and what to do. Read out when it changes. */
export function Warnings({ warnings }: { warnings: Warning[] | undefined }) {
  if (!warnings) return <div class="verdict" role="status" aria-busy="true" />;
  if (warnings.length === 0) {
    return <div class="verdict well" role="status"><span class="dot good" aria-hidden="true" />All is well: the server is healthy, and no connection is slow.</div>;
  }
  return (
    <section class="warnings" role="status" aria-label="Warnings">
      {warnings.map(({ id, severe, title, advice, href, linkText }) => (
        <article key={id} class={severe ? "warning severe" : "warning"}>
          <h2>{title}</h2>
          <p>{advice} {href && <a href={href}>{linkText}</a>}</p>
        </article>
      ))}
    </section>
  );
}
