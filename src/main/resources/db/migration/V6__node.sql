-- The processes at work on this database. A node that stops beating has died: whoever notices gives its claims back.
create table node (
    name       text primary key,
    started_at timestamptz not null,
    beat_at    timestamptz not null,
    draining   boolean     not null default false
);
comment on column node.draining is 'It takes nothing new: it is about to stop';

-- What a node has claimed, to be given back when it has gone.
create index job_claimed on job (claimed_by) where claimed_by is not null;
create index job_scene_claimed on job_scene (claimed_by) where claimed_by is not null;
create index generation_task_claimed on generation_task (claimed_by) where claimed_by is not null;

-- Work that waits for a trouble from outside to end, such as a full disk or a file server that is down.
alter table job_scene
    add column hold_code text,
    add column hold_message text,
    add column hold_since timestamptz,
    add column hold_tries int not null default 0;
alter table job
    add column hold_code text,
    add column hold_message text,
    add column hold_since timestamptz,
    add column hold_tries int not null default 0;
comment on column job_scene.hold_since is 'When the trouble began; it is given up when it has lasted too long';

create index idempotency_key_age on idempotency_key (created_at);
