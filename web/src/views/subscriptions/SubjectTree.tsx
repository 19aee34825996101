import { useRef, useState } from "preact/hooks";
import { usePoll } from "../../data/poll";
import type { SubjectLevel } from "../../data/types";
import { Problem } from "../../parts/Problem";
import { compact } from "../../text/numbers";
import { useTreeKeys } from "./treeKeys";

interface Properties {
  account: string;
  selected: string;
  onSelect: (subject: string) => void;
}

/** One level is asked for when it is opened; a level shows its largest 200 branches. */
export function SubjectTree(given: Properties) {
  const tree = useRef<HTMLUListElement>(null);
  const onKeyDown = useTreeKeys(tree);
  return (
    <ul class="tree" role="tree" aria-label="Subjects" ref={tree} onKeyDown={onKeyDown}>
      <Level {...given} prefix="" depth={1} />
    </ul>
  );
}

function Level({ account, selected, onSelect, prefix, depth }: Properties & { prefix: string; depth: number }) {
  const { data, error } = usePoll<SubjectLevel>("subjects", { account, prefix }, 4000);
  if (error) return <li role="none"><Problem error={error} /></li>;
  if (!data) return <li role="none" class="hint" aria-busy="true">…</li>;
  if (data.children.length === 0) return <li role="none" class="hint">Nobody subscribes in this account yet.</li>;
  return (
    <>
      {data.children.map((child, index) => (
        <Branch key={child.token} {...{ account, selected, onSelect, depth, child }} subject={prefix === "" ? child.token : `${prefix}.${child.token}`} first={depth === 1 && index === 0} />
      ))}
      {data.truncated && <li role="none" class="hint">… and more. Use the search beside.</li>}
    </>
  );
}

type BranchProperties = Properties & { child: SubjectLevel["children"][number]; subject: string; depth: number; first: boolean };

/** A line of the tree and, when it is open, those below it: a flat list for assistive tools, which take the level from aria-level. */
function Branch({ child, subject, depth, first, ...tree }: BranchProperties) {
  const [open, setOpen] = useState(false);
  const isBranch = child.below > 0;
  const isSelected = tree.selected === subject;
  const toggle = (event: Event) => {
    event.stopPropagation();
    setOpen(!open);
  };
  return (
    <>
      <li
        class={`branch ${isSelected ? "selected" : ""}`}
        role="treeitem"
        aria-level={depth}
        aria-expanded={isBranch ? open : undefined}
        aria-selected={isSelected}
        tabIndex={isSelected || (first && tree.selected === "") ? 0 : -1}
        title={subject}
        style={{ paddingLeft: `${(depth - 1) * 18}px` }}
        onClick={() => tree.onSelect(subject)}
        onDblClick={isBranch ? toggle : undefined}
      >
        <span class={`twist ${isBranch ? (open ? "open" : "closed") : ""}`} onClick={isBranch ? toggle : undefined} />
        <code class={/^[*>]$/.test(child.token) ? "wild" : ""}>{child.token}</code>
        <span class="number">{compact(child.exact + child.below)}</span>
      </li>
      {open && isBranch && <Level {...tree} prefix={subject} depth={depth + 1} />}
    </>
  );
}
