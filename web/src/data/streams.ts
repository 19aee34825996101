// JetStream, as the console's lists and the JetStream API tell it.

export interface StreamRow {
  account: string;
  name: string;
  subjects: string[];
  description?: string;
  /** At a limit it takes nothing new; else the oldest goes. */
  discardsNew: boolean;
  /** 0: no limit. */
  maxMessages: number;
  maxBytes: number;
  storage: string;
  retention: string;
  replicas: number;
  messages: number;
  bytes: number;
  firstSeq: number;
  lastSeq: number;
  lastTime: string;
  subjectCount: number;
  deleted: number;
  consumers: number;
  lag: number;
  ackPending: number;
  redelivered: number;
}

export interface ConsumerRow {
  account: string;
  stream: string;
  name: string;
  kind: "pull" | "push";
  filter: string;
  lag: number;
  ackPending: number;
  maxAckPending: number;
  redelivered: number;
  waiting: number;
  /** Somebody listens where it delivers to. */
  listened: boolean;
  /** Messages a second by which the lag grew or shrank; left out: not known yet. */
  growth?: number;
  delivered: number;
  ackFloor: number;
  lastActive: string;
  paused: boolean;
}

export interface StreamInfo {
  created: string;
  config: Record<string, unknown> & {
    name: string;
    description?: string;
    subjects?: string[];
    retention: string;
    storage: string;
    num_replicas: number;
    max_msgs: number;
    max_bytes: number;
    max_age: number;
    max_msgs_per_subject?: number;
    max_consumers: number;
  };
  state: {
    messages: number;
    bytes: number;
    first_seq: number;
    first_ts: string;
    last_seq: number;
    last_ts: string;
    num_subjects?: number;
    num_deleted?: number;
    consumer_count: number;
    subjects?: Record<string, number>;
  };
  mirror?: { name: string; lag: number; active: number };
  sources?: { name: string; lag: number; active: number }[];
  total?: number;
  offset?: number;
  limit?: number;
}

/** The oldest message that a consumer has not yet been given. */
export interface FirstWaiting {
  seq: number;
  time: string;
}

/** What may deserve attention in streams. */
export interface Concerns {
  lagging: { consumer: ConsumerRow; first?: FirstWaiting }[];
  laggingTotal: number;
  full: StreamRow[];
  unheard: StreamRow[];
  accounts: { account: string; kind: "storage" | "memory"; used: number; max: number }[];
}

/** One consumer in full; `info` as the JetStream API has it. */
export interface ConsumerDetails {
  info: {
    name: string;
    stream_name: string;
    created: string;
    config: Record<string, unknown> & ConsumerConfig;
    delivered: { consumer_seq: number; stream_seq: number; last_active?: string };
    ack_floor: { consumer_seq: number; stream_seq: number; last_active?: string };
    num_ack_pending: number;
    num_redelivered: number;
    num_waiting: number;
    num_pending: number;
    push_bound?: boolean;
    paused?: boolean;
    pause_remaining?: number;
  };
  first?: FirstWaiting;
  growth?: number;
}

export interface ConsumerConfig {
  description?: string;
  deliver_subject?: string;
  deliver_group?: string;
  deliver_policy: string;
  ack_policy: string;
  ack_wait?: number;
  max_deliver?: number;
  max_ack_pending?: number;
  max_waiting?: number;
  backoff?: number[];
  filter_subject?: string;
  filter_subjects?: string[];
  replay_policy: string;
  inactive_threshold?: number;
  num_replicas: number;
  mem_storage?: boolean;
  headers_only?: boolean;
  pause_until?: string;
  metadata?: Record<string, string>;
}

/** A key of a bucket and what was done to it last. */
export interface KeyRow {
  key: string;
  revisions: number;
  revision: number;
  operation?: "put" | "deleted" | "purged" | "expired";
  time?: string;
  size?: number;
}

/** An object of a bucket, as its own description says. */
export interface ObjectRow {
  name: string;
  description?: string;
  size: number;
  chunks: number;
  chunkSize: number;
  digest?: string;
  time: string;
  revision: number;
  deleted: boolean;
  link?: string;
  headers: [string, string][];
  metadata: [string, string][];
}

/** A message as it lies in a stream, or as it went by. */
export interface StoredMessage {
  /** 0: it lies in no stream. */
  seq: number;
  subject: string;
  time: string;
  /** Bytes of the payload, of which `data` may be the beginning only. */
  size: number;
  /** Where answers go. */
  reply?: string;
  /** Base64 of the header block. */
  hdrs?: string;
  /** Base64 of the payload. */
  data?: string;
}

export interface MessagePage {
  messages: StoredMessage[];
  /** Where the next page begins; 0: there is none. */
  next: number;
}

/** One answer to a request that the console made. */
export interface Reply {
  subject: string;
  headers: [string, string][];
  status?: string;
  data: string;
  afterMs: number;
}

export interface RequestAnswer {
  replies: Reply[];
  elapsedMs: number;
  /** Why it ended: enough replies, the time, or nobody there. */
  end: "complete" | "timeout" | "no-responders";
}
