-- A job that has ended may be changed and tried again: what has not changed is used again.
alter table job
    add column edition int     not null default 1,
    add column revised boolean not null default false;
comment on column job.edition is 'Counts the changes of its script, so that no process works on an older one it remembers';
comment on column job.revised is 'Whether its script was changed since it has ended';

alter table job_scene add column edition int not null default 1;
comment on column job_scene.edition is 'That of its job';

alter table job_scene
    add column drawn_instead boolean not null default false,
    add column drawn         boolean generated always as (slot_pool = 'drawn' or drawn_instead) stored;
comment on column job_scene.drawn_instead is 'Whether no clip can be had and its script lets it be drawn then';

alter table job_scene add column encoded double precision;
comment on column job_scene.encoded is 'How much of a collected scene FFmpeg has encoded, 0 to 1';
