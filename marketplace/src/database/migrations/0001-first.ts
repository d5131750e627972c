import { type Kysely, type Migration, sql } from 'kysely';

/*
 * Three things are true here whatever the server does: a HIT never has more takers than slots (check on `taken`), a
 * worker has one live assignment per HIT (partial unique index), an assignment has one submission (unique key).
 */
const statements = [
  `create table setting (name text primary key, value text not null)`,

  `create table requester (
    id text primary key,
    name text not null unique,
    created_at timestamptz not null default now()
  )`,
  `create table access_key (
    hash text primary key,
    requester_id text not null references requester,
    created_at timestamptz not null default now()
  )`,

  `create table worker (
    id text primary key,
    name text,
    name_key text unique,
    password text,
    requester_id text references requester,
    external_id text,
    created_at timestamptz not null default now(),
    unique (requester_id, external_id),
    check (num_nulls(name, name_key, password) in (0, 3)),
    check (num_nulls(requester_id, external_id) in (0, 2)),
    check ((name is null) <> (external_id is null))
  )`,
  `create table session (
    hash text primary key,
    worker_id text not null references worker,
    expires_at timestamptz not null default now() + interval '30 days'
  )`,
  `create index session_expiry on session (expires_at)`,

  `create table batch (
    id text primary key,
    requester_id text not null references requester,
    task text not null,
    columns text not null,
    title text not null,
    reward numeric(11, 2) not null,
    duration integer not null,
    extensions integer not null,
    auto_approval_delay integer not null,
    annotation text,
    created_at timestamptz not null default now()
  )`,
  `create index batch_of_requester on batch (requester_id, created_at, id)`,

  `create table hit (
    id text primary key,
    batch_id text not null references batch,
    position integer not null,
    input text not null,
    max_assignments integer not null check (max_assignments between 1 and 1000000000),
    taken integer not null default 0,
    reviewing boolean not null default false,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    disposed_at timestamptz,
    unique (batch_id, position),
    constraint hit_slots check (taken between 0 and max_assignments)
  )`,

  `create table assignment (
    id text primary key,
    hit_id text not null references hit,
    worker_id text not null references worker,
    status text not null default 'Accepted'
      check (status in ('Accepted', 'Submitted', 'Approved', 'Rejected', 'Returned', 'Abandoned')),
    extensions_left integer not null,
    draft text,
    feedback text,
    accepted_at timestamptz not null default now(),
    deadline timestamptz not null,
    submitted_at timestamptz,
    auto_approval_at timestamptz,
    reviewed_at timestamptz,
    check ((status in ('Submitted', 'Approved', 'Rejected')) = (submitted_at is not null)),
    check ((submitted_at is null) = (auto_approval_at is null))
  )`,
  `create unique index assignment_slot on assignment (hit_id, worker_id)
    where status in ('Accepted', 'Submitted', 'Approved', 'Rejected')`,
  `create index assignment_of_worker on assignment (worker_id, accepted_at, id)`,
  `create index assignment_live on assignment (hit_id, deadline) where status = 'Accepted'`,
  `create index assignment_deadline on assignment (deadline) where status = 'Accepted'`,
  `create index assignment_approval on assignment (auto_approval_at) where status = 'Submitted'`,

  `create table submission (
    submission_id text primary key,
    assignment_id text not null unique references assignment,
    body text not null,
    receipt text not null,
    received_at timestamptz not null default now()
  )`,

  `create view assignment_now as
    select id, hit_id, worker_id, extensions_left, draft, feedback, accepted_at, deadline, submitted_at,
      auto_approval_at,
      case
        when status = 'Accepted' and deadline <= now() then 'Abandoned'
        when status = 'Submitted' and auto_approval_at <= now() then 'Approved'
        else status
      end as status,
      case when status = 'Submitted' and auto_approval_at <= now() then auto_approval_at else reviewed_at end as reviewed_at,
      (extract(epoch from deadline - now()) * 1000)::float8 as remaining_ms
    from assignment`,

  `create view hit_now as
    select hit.id, batch_id, position, input, max_assignments, reviewing, created_at, expires_at,
      disposed_at is not null as disposed,
      expires_at <= now() as expired,
      max_assignments - taken + live.overdue as free,
      live.pending
    from hit, lateral (
      select
        (count(*) filter (where deadline <= now()))::integer as overdue,
        (count(*) filter (where deadline > now()))::integer as pending
      from assignment where hit_id = hit.id and status = 'Accepted'
    ) as live`,
];

export const first: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
