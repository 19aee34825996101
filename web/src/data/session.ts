/** What api/session says. Of a server that one is not signed in to it says how to sign in, no more. */
export interface Session {
  signedIn: boolean;
  /** How one may sign in. */
  methods: ("token" | "password")[];
  user?: string;
  serverName?: string;
  serverId?: string;
  version?: string;
  /** Whether the console may publish and change. */
  changes?: boolean;
}
