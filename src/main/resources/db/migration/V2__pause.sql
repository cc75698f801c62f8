-- What is paused: no new paid call is made and no new heavy work begun for it. What is paid for is still reported and
-- collected, because results do not stay at a provider for ever.
create table pause (
    scope      text primary key,
    code       text        not null,
    message    text        not null,
    paused_by  text        not null check (paused_by in ('person', 'program')),
    paused_at  timestamptz not null default now(),
    check_at   timestamptz
);
comment on column pause.scope is 'installation, service:<name> or job:<id>';
comment on column pause.code is 'Why: an ErrorCode, such as PROVIDER_ACCOUNT, or PAUSED for a person''s wish';
comment on column pause.check_at is 'When the program may see by itself whether the cause has gone; never, if a person paused it';
