import { useEffect, useState } from "preact/hooks";
import { post } from "../data/api";
import { togglePause, usePausedByUser } from "../data/pause";
import { Icon } from "../parts/Icon";
import { Brand } from "./Brand";
import { places } from "./places";
import { link } from "./routes";
import { useSession } from "./sessionContext";
import { setTheme, useTheme } from "./theme";

const pauseIcon = "M8 5v14M16 5v14";
const playIcon = "M7 5l12 7-12 7z";
const themeIcon = "M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9";
const menuIcon = "M4 6h16M4 12h16M4 18h16";
const leaveIcon = "M10 4H5v16h5M15 8l4 4-4 4M19 12H9";

/** Places to go, and the few switches that concern the whole page. On narrow screens a menu. */
export function Navigation({ place, unreachable, onHelp }: { place: string | undefined; unreachable: boolean; onHelp: () => void }) {
  const [open, setOpen] = useState(false);
  const session = useSession();
  useEffect(() => setOpen(false), [place]);
  return (
    <header class={`side ${open ? "open" : ""}`} onKeyDown={(event) => event.key === "Escape" && setOpen(false)}>
      <div class="side-head">
        <a class="home" href={link(["overview"])} aria-label="Gust, overview"><Brand /></a>
        <button class="quiet menu" aria-expanded={open} aria-controls="places" aria-label="Menu" onClick={() => setOpen(!open)}><Icon path={menuIcon} /></button>
      </div>
      <div class="server" title={session.serverId}>
        <span class={`dot ${unreachable ? "bad" : "good"}`} aria-hidden="true" />
        <span class="server-name">{session.serverName}</span>
        <span class="server-mode">{unreachable ? "unreachable" : session.changes ? "changes allowed" : "read-only"}</span>
      </div>
      <nav id="places" aria-label="Views">
        {places.map(({ id, title, icon, key }) => (
          <a key={id} href={link([id])} aria-current={id === place ? "page" : undefined} title={`g ${key}`}>
            <Icon path={icon} />
            {title}
          </a>
        ))}
      </nav>
      <Switches onHelp={onHelp} />
    </header>
  );
}

function Switches({ onHelp }: { onHelp: () => void }) {
  const paused = usePausedByUser();
  const theme = useTheme();
  const next = theme === "system" ? "light" : theme === "light" ? "dark" : "system";
  return (
    <div class="switches">
      <button class={paused ? "quiet paused" : "quiet"} onClick={togglePause} aria-pressed={paused} title="Let the numbers stand still (.)">
        <Icon path={paused ? playIcon : pauseIcon} />
        {paused ? "Paused" : "Live"}
      </button>
      <button class="quiet" onClick={() => setTheme(next)} aria-label={`Colours: ${theme}. Change to ${next}`} title={`Colours: ${theme} (d)`}>
        <Icon path={themeIcon} />
      </button>
      <button class="quiet" onClick={onHelp} aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)"><kbd>?</kbd></button>
      <button class="quiet" onClick={signOut} aria-label="Sign out" title="Sign out"><Icon path={leaveIcon} /></button>
    </div>
  );
}

async function signOut(): Promise<void> {
  await post("logout", {}).catch(() => undefined);
  location.reload();
}
