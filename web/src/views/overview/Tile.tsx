interface Properties {
  label: string;
  value: string;
  note?: string | undefined;
  href?: string;
  alarming?: boolean;
}

/** One number that one looks for first. */
export function Tile({ label, value, note, href, alarming }: Properties) {
  const inside = (
    <>
      <span class="tile-label">{label}</span>
      <span class="tile-value">{value}</span>
      <span class="tile-note">{note}</span>
    </>
  );
  const style = `tile card ${alarming ? "alarming" : ""}`;
  return href ? <a class={style} href={href}>{inside}</a> : <div class={style}>{inside}</div>;
}
