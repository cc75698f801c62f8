-- A prompt a person or the rewrite hook gave in place of the script's; every later order of the scene has it.
alter table job_scene add column prompt text;

-- When the rewrite hook is to be asked for a prompt; the scene waits for it and is not ordered meanwhile.
alter table job_scene add column rewrite_at timestamptz;
alter table job_scene add column rewrite_tries int not null default 0;
create index job_scene_rewrite on job_scene (rewrite_at) where rewrite_at is not null;
