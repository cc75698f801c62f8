-- Every callback as it came, with what was made of it. Hints, not truth: nothing here settles a task.
-- No foreign key: an intent that was taken back is deleted, and what was said of it stays.
create table callback (
    id                bigint generated always as identity primary key,
    service           text        not null,
    task_id           text,
    received_at       timestamptz not null default now(),
    webhook_id        text,
    webhook_timestamp text,
    webhook_signature text,
    signed            boolean     not null,
    size_bytes        bigint      not null,
    body              bytea       not null,
    verdict           text        not null
        check (verdict in ('accepted', 'early', 'nothing_new', 'repeated', 'out_of_order', 'late', 'replayed',
                           'other_task', 'unreadable', 'unknown_task', 'unsigned', 'forged', 'stale', 'too_large',
                           'failed'))
);
create index callback_of_task on callback (task_id, id) where task_id is not null;
-- One message is acted upon once, whichever replica it comes to. Only proven ids count: a stranger could use up others.
create unique index callback_once on callback (service, webhook_id)
    where signed and verdict in ('accepted', 'early', 'nothing_new', 'repeated', 'out_of_order', 'late');
create index callback_of_strangers on callback (id)
    where verdict in ('unknown_task', 'unsigned', 'forged', 'stale', 'too_large');
comment on column callback.signed is 'Whether a right signature proves where it comes from';
comment on column callback.size_bytes is 'Of the whole body, as far as it was told or read; what is kept of it may be less';

alter table generation_task drop column raw_callback;
alter table generation_task add column end_told_at timestamptz;
comment on column generation_task.end_told_at is 'When a callback first told the end, believed or not: reason to ask soon';
