-- Scenes in the film's form are removed some time after their film was made.
create index job_scene_conformed on job_scene (job_id) where conformed is not null;
