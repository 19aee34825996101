// The monitoring documents, as far as the console reads them. Field names are those of nats-server.

export interface Varz {
  server_id: string;
  server_name: string;
  version: string;
  proto: number;
  go: string;
  host: string;
  port: number;
  auth_required?: boolean;
  tls_required?: boolean;
  max_connections: number;
  max_payload: number;
  max_pending: number;
  max_control_line: number;
  ping_interval: number;
  ping_max: number;
  write_deadline: number;
  http_host: string;
  http_port: number;
  https_port: number;
  http_base_path: string;
  start: string;
  now: string;
  uptime: string;
  mem: number;
  cores: number;
  gomaxprocs: number;
  cpu: number;
  connections: number;
  total_connections: number;
  routes: number;
  remotes: number;
  leafnodes: number;
  slow_consumers: number;
  stale_connections?: number;
  stalled_clients?: number;
  subscriptions: number;
  config_load_time: string;
  config_digest?: string;
  system_account?: string;
  tls_cert_not_after?: string;
  cluster?: { name?: string };
  jetstream?: {
    config?: { max_memory: number; max_storage: number; store_dir?: string; sync_interval?: number; sync_always?: boolean; domain?: string };
    stats?: { memory: number; storage: number; reserved_memory: number; reserved_storage: number; api: { total: number; errors: number; inflight?: number } };
  };
  slow_consumer_stats?: { clients: number; routes: number; gateways: number; leafs: number };
  disk_io_wait_stats?: { waiters: number; waits: number; wait_time: number; max_wait_time: number };
}

export interface Health {
  status: string;
  error?: string;
  errors?: { type: string; account?: string; stream?: string; consumer?: string; error?: string }[];
}

export interface Connection {
  cid: number;
  kind?: string;
  type?: string;
  ip: string;
  port: number;
  start: string;
  last_activity: string;
  stop?: string;
  reason?: string;
  rtt?: string;
  uptime: string;
  idle: string;
  pending_bytes: number;
  in_msgs: number;
  out_msgs: number;
  in_bytes: number;
  out_bytes: number;
  stalls?: number;
  subscriptions: number;
  name?: string;
  lang?: string;
  version?: string;
  tls_version?: string;
  tls_cipher_suite?: string;
  authorized_user?: string;
  account?: string;
  name_tag?: string;
  subscriptions_list_detail?: Subscription[];
}

export interface Subscription {
  account?: string;
  subject: string;
  qgroup?: string;
  sid: string;
  msgs: number;
  max?: number;
  cid: number;
}

/** A part of a list that the server sorts and searches. */
export interface Page<T> {
  /** How many there are in all. */
  total: number;
  /** How many of them match the search. */
  matched: number;
  offset: number;
  rows: T[];
}

export interface AccountRow {
  acc: string;
  name: string;
  conns: number;
  leafnodes: number;
  total_conns: number;
  num_subscriptions: number;
  sent: { msgs: number; bytes: number };
  received: { msgs: number; bytes: number };
  slow_consumers: number;
}

export interface SubjectLevel {
  /** Subscriptions below the prefix. */
  total: number;
  truncated: boolean;
  children: { token: string; exact: number; below: number }[];
}
