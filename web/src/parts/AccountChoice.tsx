import { usePoll } from "../data/poll";

/** Chooses an account by name. */
export function AccountChoice({ value, onChoose }: { value: string; onChoose: (account: string) => void }) {
  const { data } = usePoll<{ accounts?: string[] }>("documents/accountz", {}, 15000);
  const names = [...new Set(["$G", ...(data?.accounts ?? []), value])].sort();
  return (
    <label class="choice">
      <span>Account</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {names.map((name) => <option key={name} value={name}>{name}</option>)}
      </select>
    </label>
  );
}
