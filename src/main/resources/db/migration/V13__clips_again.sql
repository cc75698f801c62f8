-- A clip that was paid for is found by its order, and used when the same is wanted again.
alter table generation_task
    add column video_id      text,
    add column clip_asset_id text references asset;
comment on column generation_task.video_id is 'The provider''s id of the clip that is kept';
comment on column generation_task.clip_asset_id is 'The clip that was made, checked and kept';
update generation_task t set video_id = s.video_id, clip_asset_id = s.clip_asset_id
from job_scene s where s.task_id = t.id and s.clip_asset_id is not null;

alter table narration add column anew boolean not null default false;
comment on column narration.anew is 'Whether its scene is made as long as it is wanted now, whatever clip it has';
