import { usePoll } from "./poll";
import type { AccountRow } from "./types";

const globalAccount = "$G";

/** The account of the address, or else the one where most goes on; undefined until that is known. */
export function useAccount(given: string | undefined): string | undefined {
  const { data, error } = usePoll<{ account_statz: AccountRow[] | null }>(given === undefined ? "documents/accstatz" : null, { unused: 1 }, 60_000);
  return given ?? (data ? busiest(data.account_statz ?? []) : error && globalAccount);
}

/** Those of users come before the system's; where nothing goes on anywhere, the one that is always there. */
export function busiest(accounts: AccountRow[]): string {
  const weight = ({ acc, conns, num_subscriptions }: AccountRow) => (conns * 1e9 + num_subscriptions) * (acc === "$SYS" ? 1e-12 : 1);
  const best = accounts.reduce<AccountRow | undefined>((best, row) => (weight(row) > (best ? weight(best) : 0) ? row : best), undefined);
  return best?.acc ?? globalAccount;
}
