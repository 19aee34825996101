/** Links to the parts of a place. */
export const Tabs = ({ label, tabs, current }: { label: string; tabs: { id: string; title: string; href: string }[]; current: string }) => (
  <nav class="tabs" aria-label={label}>
    {tabs.map(({ id, title, href }) => (
      <a key={id} href={href} aria-current={id === current ? "page" : undefined}>{title}</a>
    ))}
  </nav>
);
