-- What was seen when a clip was checked: one row for each look at a clip that led to something, kept for rejected
-- clips too, because they were paid for.
create table clip_check (
    job_id      text        not null,
    scene_order int         not null,
    task_id     text        not null references generation_task,
    check_no    int         not null,
    owner       text        not null,
    attempt     int         not null,
    verdict     text        not null check (verdict in ('good', 'repaired', 'warned', 'rejected')),
    fault       text,
    repair      text        not null
        check (repair in ('none', 'conform', 'hold_last_frames', 'fetch_again', 'reorder', 'give_up')),
    message     text,
    figures     jsonb       not null,
    checked_at  timestamptz not null default now(),
    primary key (task_id, check_no),
    foreign key (job_id, scene_order) references job_scene
);
create index clip_check_of_scene on clip_check (job_id, scene_order);
comment on column clip_check.fault is 'The fault that decided the verdict, such as black; none in a good clip';
comment on column clip_check.figures is 'All that was looked at, each with what was measured and what was expected';

-- Why the clip before was not used: the next order of the scene is adjusted to it, always in the same way.
alter table job_scene add column adjust_for text;
