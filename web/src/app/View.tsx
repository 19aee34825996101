import type { History } from "../data/live";
import { Empty } from "../parts/Empty";
import { About } from "../views/about/About";
import { Accounts } from "../views/accounts/Accounts";
import { Connections } from "../views/connections/Connections";
import { Consumers } from "../views/streams/Consumers";
import { KeyValue } from "../views/kv/KeyValue";
import { Listen } from "../views/listen/Listen";
import { ObjectStore } from "../views/objects/ObjectStore";
import { Overview } from "../views/overview/Overview";
import { Publish } from "../views/publish/Publish";
import { Stream } from "../views/streams/Stream";
import { Streams } from "../views/streams/Streams";
import { Subscriptions } from "../views/subscriptions/Subscriptions";
import { Topology } from "../views/topology/Topology";
import { type Route, link } from "./routes";

/** The view of a route. Only what is shown asks the server for data. */
export function View({ route, history }: { route: Route; history: History | undefined }) {
  switch (route.path[0]) {
    case "overview":
      return <Overview history={history} />;
    case "connections":
      return <Connections route={route} />;
    case "subscriptions":
      return <Subscriptions route={route} />;
    case "accounts":
      return <Accounts route={route} />;
    case "streams":
      return route.path.length >= 3 ? <Stream route={route} /> : <Streams route={route} />;
    case "consumers":
      return <Consumers route={route} />;
    case "kv":
      return <KeyValue route={route} />;
    case "objects":
      return <ObjectStore route={route} />;
    case "listen":
      return <Listen route={route} />;
    case "publish":
      return <Publish route={route} />;
    case "topology":
      return <Topology />;
    case "about":
      return <About />;
    default:
      return (
        <Empty title="There is no such page">
          The address names nothing in this console. <a href={link(["overview"])}>Go to the overview</a>
        </Empty>
      );
  }
}
