import { useEffect, useState } from "preact/hooks";

const query = matchMedia("(max-width: 760px)");

/** Whether the screen is that of a telephone. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(query.matches);
  useEffect(() => {
    const update = () => setNarrow(query.matches);
    query.addEventListener("change", update);
    return () => query.removeEventListener("change", update);
  }, []);
  return narrow;
}
