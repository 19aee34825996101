import { usePoll } from "../data/poll";

/** Chooses an account by name; undefined: it is not known yet which is shown. */
export function AccountChoice({ value, onChoose }: { value: string | undefined; onChoose: (account: string) => void }) {
  const { data } = usePoll<{ accounts?: string[] }>("documents/accountz", {}, 15000);
  const names = [...new Set(["$G", ...(data?.accounts ?? []), ...(value ? [value] : [])])].sort();
  return (
    <label class="choice">
      <span>Account</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {value === undefined && <option value="">…</option>}
        {names.map((name) => <option key={name} value={name}>{name}</option>)}
      </select>
    </label>
  );
}
