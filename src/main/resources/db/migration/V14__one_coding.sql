-- Pictures of several codings cannot share a track: once a film turns out to have them, all of its scenes are encoded here.
alter table job add column encode_all boolean not null default false;
comment on column job.encode_all is 'Whether no clip goes into the film as it came, because another could not';
