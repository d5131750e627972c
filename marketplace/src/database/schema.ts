import type { AssignmentStatus } from 'hitkit/core';
import type { ColumnType, Generated, Kysely } from 'kysely';

declare const byDatabase: unique symbol;
/** A time that SQL computed. Node's clock cannot make one, so no deadline can hang on it: write ``sql<DbTime>`now()` ``. */
export interface DbTime {
  readonly [byDatabase]: true;
}
type Time = ColumnType<Date, DbTime | undefined, DbTime>;
type MaybeTime = ColumnType<Date | null, DbTime | undefined, DbTime>;

export interface RequesterTable {
  id: string;
  name: string;
  created_at: Time;
}

export interface AccessKeyTable {
  /** SHA-256 of the key, in hex. The key has 256 random bits, so a slow hash would add nothing. */
  hash: string;
  requester_id: string;
  created_at: Time;
}

/** Either registered here (name, password), or named by a requester's backend (requester_id, external_id). */
export interface WorkerTable {
  id: string;
  name: string | null;
  /** The name as it is compared: NFKC, lower case. */
  name_key: string | null;
  password: string | null;
  requester_id: string | null;
  external_id: string | null;
  created_at: Time;
}

export interface SessionTable {
  hash: string;
  worker_id: string;
  expires_at: Time;
}

export interface BatchTable {
  id: string;
  requester_id: string;
  /** JSON text of the task, as `parseTask` returned it. */
  task: string;
  /** JSON text: names of the items' columns, in order. */
  columns: string;
  title: string;
  /** numeric(11,2), which both drivers give as text. */
  reward: string;
  /** Seconds. */
  duration: number;
  extensions: number;
  /** Seconds. */
  auto_approval_delay: number;
  annotation: string | null;
  created_at: Time;
}

export interface HitTable {
  id: string;
  batch_id: string;
  /** Its place among the items, from 0. */
  position: number;
  /** JSON text of the item. */
  input: string;
  max_assignments: number;
  /** Slots held by assignments that are neither returned nor abandoned; 0 ≤ taken ≤ max_assignments by constraint. */
  taken: Generated<number>;
  reviewing: Generated<boolean>;
  created_at: Time;
  expires_at: Time;
  disposed_at: MaybeTime;
}

/** A HIT with what its assignments' clocks say at this moment. */
export interface HitNowView {
  id: string;
  batch_id: string;
  position: number;
  input: string;
  max_assignments: number;
  reviewing: boolean;
  created_at: Time;
  expires_at: Time;
  disposed: boolean;
  expired: boolean;
  /** Slots that an accept would find. */
  free: number;
  /** Accepted and in time. */
  pending: number;
}

export interface AssignmentTable {
  id: string;
  hit_id: string;
  worker_id: string;
  status: Generated<AssignmentStatus>;
  extensions_left: number;
  draft: string | null;
  feedback: string | null;
  accepted_at: Time;
  deadline: Time;
  submitted_at: MaybeTime;
  auto_approval_at: MaybeTime;
  reviewed_at: MaybeTime;
}

/** An assignment with the status that its clocks give it now: abandoned past its deadline, approved past its delay. */
export type AssignmentNowView = Omit<AssignmentTable, 'status'> & { status: AssignmentStatus; remaining_ms: number };

export interface SubmissionTable {
  submission_id: string;
  assignment_id: string;
  /** The request's body as it was received. */
  body: string;
  /** The answer's body as it was sent, and will be again. */
  receipt: string;
  received_at: Time;
}

export interface SettingTable {
  name: string;
  value: string;
}

export interface Schema {
  requester: RequesterTable;
  access_key: AccessKeyTable;
  worker: WorkerTable;
  session: SessionTable;
  batch: BatchTable;
  hit: HitTable;
  hit_now: HitNowView;
  assignment: AssignmentTable;
  assignment_now: AssignmentNowView;
  submission: SubmissionTable;
  setting: SettingTable;
}

export type Db = Kysely<Schema>;
