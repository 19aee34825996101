import { useEffect, useRef, useState } from "preact/hooks";

const settleMs = 200;

/** A search field. It reports when the typing pauses. */
export function Search({ value, label, onSearch }: { value: string; label: string; onSearch: (text: string) => void }) {
  const [text, setText] = useState(value);
  const timer = useRef(0);
  useEffect(() => setText(value), [value]);
  const change = (wanted: string) => {
    setText(wanted);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(wanted), settleMs);
  };
  return (
    <label class="search">
      <span class="sr">{label}</span>
      <input type="search" value={text} placeholder={label} spellcheck={false} autocapitalize="off" onInput={(event) => change(event.currentTarget.value)} />
    </label>
  );
}
