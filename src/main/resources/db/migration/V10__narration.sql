-- What is said in the scenes of a film is spoken before anything is ordered: clips are made as long as their speech.

-- Speech that was made, by its content: nothing equal is spoken, or paid for, twice.
create table speech (
    owner      text        not null,
    key        text        not null,
    asset_id   text        not null references asset,
    samples    bigint      not null check (samples >= 0),
    spoken     jsonb       not null,
    spoken_by  jsonb       not null,
    created_at timestamptz not null default now(),
    primary key (owner, key)
);
comment on column speech.key is 'Content hash of text, voice, speed and how it is joined';
comment on column speech.spoken is 'The text as it is said, and when each word is heard';

-- One row for each scene of a job in which something is said.
create table narration (
    job_id      text        not null,
    scene_order int         not null,
    owner       text        not null,
    speed       numeric     not null default 1,
    speech_key  text,
    fit         jsonb,
    updated_at  timestamptz not null default now(),
    primary key (job_id, scene_order),
    foreign key (job_id, scene_order) references job_scene
);
comment on column narration.fit is 'How the scene and its speech go together; null until that is known';

alter table job add column narrated boolean not null default true;
comment on column job.narrated is 'Whether its scenes may be ordered: their speech is made and fits, or there is none';
create index job_not_narrated on job (updated_at) where status = 'running' and not narrated;

-- How long a scene is for its speech; without it, as long as the script says.
alter table job_scene
    add column clip_seconds int check (clip_seconds > 0),
    add column film_frames  int check (film_frames > 0);
