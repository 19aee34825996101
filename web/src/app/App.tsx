import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { get, onSignedOut } from "../data/api";
import { useHistory } from "../data/live";
import type { Session } from "../data/session";
import { Problem } from "../parts/Problem";
import { Help } from "./Help";
import { Login } from "./Login";
import { Navigation } from "./Navigation";
import { places } from "./places";
import { useRoute } from "./routes";
import { SessionContext } from "./sessionContext";
import { useShortcuts } from "./shortcuts";
import { View } from "./View";

/** The console: the login form, or the navigation and the view that the address names. */
export function App() {
  const [session, setSession] = useState<Session>();
  const [problem, setProblem] = useState<Error>();
  const load = useCallback(() => {
    get<Session>("session").then((found) => (setProblem(undefined), setSession(found)), setProblem);
  }, []);
  useEffect(load, []);
  useEffect(() => onSignedOut(() => setSession((old) => ({ signedIn: false, methods: old?.methods ?? [] }))), []);
  if (problem && !session) return <main class="alone"><Problem error={problem} retry={load} /></main>;
  if (!session) return <main class="alone" aria-busy="true" />;
  if (!session.signedIn) return <Login methods={session.methods} onSignedIn={setSession} />;
  return (
    <SessionContext.Provider value={session}>
      <Inside />
    </SessionContext.Provider>
  );
}

function Inside() {
  const route = useRoute();
  const [helpShown, setHelpShown] = useState(false);
  const { history, error } = useHistory(true);
  const main = useRef<HTMLElement>(null);
  const place = places.find(({ id }) => id === route.path[0]);
  useShortcuts(() => setHelpShown(true));
  useEffect(() => {
    document.title = `${route.path.slice(1).join(" › ") || place?.title || "Gust"} · Gust console`;
  }, [route]);
  return (
    <div class="frame">
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>Skip to the content</a>
      <Navigation place={place?.id} unreachable={error?.status === 0} onHelp={() => setHelpShown(true)} />
      <main id="main" class="main" tabIndex={-1} ref={main}>
        {error?.status === 0 && <Problem error={error} />}
        <View route={route} history={history} />
      </main>
      {helpShown && <Help close={() => setHelpShown(false)} />}
    </div>
  );
}
