-- How often in a row orders from this place were refused for want of room or strength: the pause grows with it.
alter table provider_slot add column refusals int not null default 0;

-- A person's retry gives a task that is overdue more time; without it the limit counts from the intent.
alter table generation_task add column deadline timestamptz;
-- How often in a row the provider did not know a task it had accepted.
alter table generation_task add column missing int not null default 0;
