// JetStream, as the console's lists and the JetStream API tell it.

export interface StreamRow {
  account: string;
  name: string;
  subjects: string[];
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

/** A message as it lies in a stream. */
export interface StoredMessage {
  seq: number;
  subject: string;
  time: string;
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
