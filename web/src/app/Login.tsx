import { useState } from "preact/hooks";
import { post } from "../data/api";
import type { Session } from "../data/session";
import { Brand } from "./Brand";

/** Asks for what the configuration of the monitoring port wants: a token, or a user and a password. */
export function Login({ methods, onSignedIn }: { methods: Session["methods"]; onSignedIn: (session: Session) => void }) {
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const withToken = methods.includes("token");
  const withPassword = methods.includes("password") || !withToken;
  const signIn = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    const fields = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>;
    try {
      onSignedIn(await post<Session>("login", fields));
    } catch (problem) {
      setError((problem as Error).message);
      setBusy(false);
    }
  };
  return (
    <main class="alone">
      <form class="login card" onSubmit={signIn} aria-labelledby="login-title">
        <Brand />
        <h1 id="login-title">Sign in to the console</h1>
        {withPassword && <Field name="user" label="User" autocomplete="username" first />}
        {withPassword && <Field name="password" label="Password" secret autocomplete="current-password" />}
        {withToken && withPassword && <p class="or">or</p>}
        {withToken && <Field name="token" label="Token" secret autocomplete="current-password" first={!withPassword} />}
        <p class="form-error" role="alert">{error}</p>
        <button class="primary" disabled={busy}>{busy ? "Signing in…" : "Sign in"}</button>
        <p class="hint">
          The credentials are those of <code>monitoring {"{ authorization }"}</code> in the server’s configuration.
        </p>
      </form>
    </main>
  );
}

interface FieldProperties {
  name: string;
  label: string;
  autocomplete: string;
  secret?: boolean;
  first?: boolean;
}

function Field({ name, label, autocomplete, secret = false, first = false }: FieldProperties) {
  const common = { name, autocomplete, autoFocus: first, spellcheck: false } as const;
  return (
    <label class="field">
      <span>{label}</span>
      {secret ? <input {...common} type="password" /> : <input {...common} type="text" autocapitalize="off" />}
    </label>
  );
}
