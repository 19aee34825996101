/** A line drawing of 24 units. It says nothing that the text beside it does not. */
export const Icon = ({ path }: { path: string }) => (
  <svg class="icon" viewBox="0 0 24 24" width="18" height="18" aria-hidden="true"><path d={path} /></svg>
);
