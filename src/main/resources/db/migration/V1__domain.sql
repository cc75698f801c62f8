-- The domain. Rows are the truth; messages between stages carry ids only.
-- due_at always means: when somebody should look at this row if nothing has happened until then.
-- claimed_by is the node that is at work on it, so that a node that restarts can take its own work up at once.

create table project (
    id         text primary key,
    owner      text        not null,
    title      text        not null,
    topic      text,
    folder     text,
    created_at timestamptz not null default now(),
    unique (owner, folder)
);
comment on column project.folder is 'The inbox folder whose files belong to this project, if it came from there';

create table script (
    id          text primary key,
    owner       text        not null,
    project_id  text        not null references project,
    version     int         not null default 1,
    status      text        not null check (status in ('draft', 'approved')),
    title       text        not null,
    settings    jsonb       not null,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    approved_at timestamptz
);
create index script_of_project on script (project_id, created_at);
comment on column script.settings is 'All of the script but its chapters: title, topic, language, video, generation';

-- Chapters and scenes of every version: a new version is a new set of rows.
create table chapter (
    script_id     text not null references script,
    version       int  not null,
    chapter_order int  not null,
    title         text,
    primary key (script_id, version, chapter_order)
);

create table scene (
    script_id       text  not null,
    version         int   not null,
    scene_order     int   not null,
    chapter_order   int   not null,
    scene_type      text  not null,
    target_duration int   not null check (target_duration > 0),
    content         jsonb not null,
    primary key (script_id, version, scene_order),
    foreign key (script_id, version, chapter_order) references chapter
);

create table job (
    id             text primary key,
    owner          text        not null,
    project_id     text        not null references project,
    script_id      text        not null references script,
    script_version int         not null,
    deliver        text        not null check (deliver in ('links', 'clips', 'film')),
    status         text        not null check (status in ('queued', 'running', 'succeeded', 'failed', 'canceled')),
    step           text        not null,
    progress       int         not null default 0 check (progress between 0 and 100),
    snapshot       jsonb       not null,
    scenes         int         not null,
    error_code     text,
    error_message  text,
    notify_url     text,
    notify_state   text        not null default 'none' check (notify_state in ('none', 'due', 'done', 'given_up')),
    notify_tries   int         not null default 0,
    last_event     int         not null default 0,
    created_at     timestamptz not null default now(),
    started_at     timestamptz,
    finished_at    timestamptz,
    updated_at     timestamptz not null default now(),
    due_at         timestamptz,
    claimed_by     text
);
create unique index job_live on job (script_id, script_version) where status in ('queued', 'running');
create index job_of_owner on job (owner, created_at desc);
create index job_running on job (created_at) where status = 'running';
create index job_due on job (due_at) where due_at is not null;

create table job_scene (
    job_id        text        not null references job,
    scene_order   int         not null,
    owner         text        not null,
    state         text        not null check (state in ('waiting', 'ordered', 'collected', 'ready', 'failed')),
    slot_pool     text        not null,
    extends_scene int,
    attempt       int         not null default 1,
    collect_tries int         not null default 0,
    task_id       text,
    video_id      text,
    clip_url      text,
    clip_asset_id text,
    conformed     jsonb,
    error_code    text,
    error_message text,
    due_at        timestamptz not null default now(),
    claimed_by    text,
    updated_at    timestamptz not null default now(),
    primary key (job_id, scene_order)
);
create index job_scene_waiting on job_scene (job_id, scene_order) where state = 'waiting';
create index job_scene_ordered on job_scene (job_id) where state = 'ordered';
create index job_scene_due on job_scene (due_at) where state in ('ordered', 'collected');

create table generation_task (
    id               text primary key,
    owner            text        not null,
    job_id           text        not null references job,
    scene_order      int         not null,
    attempt          int         not null,
    service          text        not null,
    model            text        not null,
    endpoint         text        not null,
    external_id      text        not null,
    callback_token   text        not null unique,
    request          jsonb       not null,
    provider_task_id text,
    request_id       text,
    state            text        not null
        check (state in ('intended', 'submitted', 'processing', 'succeed', 'failed', 'unknown')),
    units_reserved   numeric,
    units_settled    numeric,
    failure_kind     text,
    failure_message  text,
    raw_request      text,
    raw_answer       text,
    raw_callback     text,
    checks           int         not null default 0,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    finished_at      timestamptz,
    due_at           timestamptz,
    claimed_by       text,
    unique (service, external_id),
    foreign key (job_id, scene_order) references job_scene
);
create index generation_task_of_scene on generation_task (job_id, scene_order);
create index generation_task_due on generation_task (due_at) where due_at is not null;

-- One row a place among the tasks an account may run at once: taken before the paid call, held until the task ends.
create table provider_slot (
    pool       text not null,
    slot_no    int  not null,
    task_id    text unique,
    taken_at   timestamptz,
    rest_until timestamptz,
    primary key (pool, slot_no)
);
comment on column provider_slot.rest_until is 'Not to be taken before: the provider said its own limit was reached';

create table asset (
    id           text primary key,
    owner        text        not null,
    kind         text        not null check (kind in ('video', 'clip', 'image', 'audio', 'subtitle', 'thumbnail')),
    storage_key  text        not null,
    content_type text        not null,
    size_bytes   bigint      not null,
    sha256       text        not null,
    duration_ms  bigint,
    metadata     jsonb       not null default '{}',
    job_id       text references job,
    scene_order  int,
    created_at   timestamptz not null default now()
);
create index asset_of_job on asset (job_id, kind);
create index asset_by_content on asset (owner, kind, sha256);

-- Append-only. Numbered within the job, without gaps, so that a reader can go on where it stopped.
create table job_event (
    job_id      text        not null references job,
    event_no    int         not null,
    owner       text        not null,
    type        text        not null,
    scene_order int,
    data        jsonb       not null,
    created_at  timestamptz not null default now(),
    primary key (job_id, event_no)
);

create table idempotency_key (
    owner             text        not null,
    operation         text        not null,
    key               text        not null,
    request_sha256    text        not null,
    response_status   int,
    response_location text,
    response_body     text,
    created_at        timestamptz not null default now(),
    primary key (owner, operation, key)
);

-- Files taken from the inbox, by content: the same file dropped twice makes one job.
create table intake_file (
    owner      text        not null,
    folder     text        not null,
    sha256     text        not null,
    video      text        not null,
    job_id     text        not null references job,
    result     text        not null default '',
    told       boolean     not null default false,
    created_at timestamptz not null default now(),
    primary key (owner, folder, sha256, video, result)
);
create index intake_file_untold on intake_file (job_id) where not told;
comment on column intake_file.result is 'The result file to write when the job has ended; empty if the file did not come from the inbox. Each time a file is dropped it gets a result file of its own';
