import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Session } from "../data/session";

export const SessionContext = createContext<Session>({ signedIn: false, methods: [] });

export const useSession = (): Session => useContext(SessionContext);
