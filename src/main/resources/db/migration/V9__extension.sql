-- The provider's id of a clip that was too short, which the scene's next order goes on from.
alter table job_scene add column goes_on_from text;

alter table clip_check drop constraint clip_check_repair_check;
alter table clip_check add constraint clip_check_repair_check
    check (repair in ('none', 'conform', 'hold_last_frames', 'fetch_again', 'extend', 'reorder', 'give_up'));
