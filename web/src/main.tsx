import { render } from "preact";
import { App } from "./app/App";
import { applyTheme } from "./app/theme";
import "./styles/main.css";

applyTheme();
const root = document.getElementById("app")!;
root.replaceChildren();
render(<App />, root);
