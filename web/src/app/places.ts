/** A view that the navigation offers. */
export interface Place {
  id: string;
  title: string;
  /** Pressed after g. */
  key: string;
  icon: string;
}

export const places: Place[] = [
  { id: "overview", title: "Overview", key: "o", icon: "M3 13h4l3-8 4 14 3-6h4" },
  { id: "connections", title: "Connections", key: "c", icon: "M7 8h10M7 12h10M7 16h6M3 8h.01M3 12h.01M3 16h.01" },
  { id: "subscriptions", title: "Subscriptions", key: "s", icon: "M5 4v12a3 3 0 0 0 3 3h4M5 9h7M15 6h5v6h-5zM15 16h5v6h-5z" },
  { id: "accounts", title: "Accounts", key: "a", icon: "M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 21c0-4 4-6 8-6s8 2 8 6" },
  { id: "streams", title: "Streams", key: "t", icon: "M4 6h16v4H4zM4 14h16v4H4zM7 8h.01M7 16h.01" },
  { id: "consumers", title: "Consumers", key: "n", icon: "M4 5h16M4 10h10M4 15h6M16 13v6m0 0 3-3m-3 3-3-3" },
  { id: "kv", title: "Key-value", key: "k", icon: "M14 10a4 4 0 1 0-3.5 4L13 16h3v3h3v-4l-5-5M8 9h.01" },
  { id: "objects", title: "Objects", key: "b", icon: "M12 3 4 7v10l8 4 8-4V7zM4 7l8 4 8-4M12 11v10" },
  { id: "listen", title: "Listen", key: "l", icon: "M4 13a8 8 0 0 1 16 0M4 13v5h3v-5zM20 13v5h-3v-5z" },
  { id: "publish", title: "Publish & request", key: "p", icon: "M4 12 20 4l-5 16-4-6zM11 14l9-10" },
  { id: "topology", title: "Topology", key: "y", icon: "M12 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6M5 21a3 3 0 1 0 0-6 3 3 0 0 0 0 6M19 21a3 3 0 1 0 0-6 3 3 0 0 0 0 6M10.5 8.5 6.5 15M13.5 8.5l4 6.5" },
  { id: "about", title: "Server & settings", key: "e", icon: "M12 8h.01M11 12h1v5h1M12 22a10 10 0 1 0 0-20 10 10 0 0 0 0 20" },
];
