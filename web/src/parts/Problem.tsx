/** What went wrong and what to do; the server's answers say both. */
export const Problem = ({ error, retry }: { error: Error | undefined; retry?: () => void }) =>
  error ? (
    <div class="problem" role="alert">
      <span>{error.message}</span>
      {retry && <button onClick={retry}>Try again</button>}
    </div>
  ) : null;
