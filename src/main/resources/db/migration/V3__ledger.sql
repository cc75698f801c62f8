-- What is expected to be paid, reserved with each order, and settled by what the provider says it took.

alter table generation_task
    add column unit_cost           numeric,
    add column price_date          date,
    add column settled_by_estimate boolean not null default false;
comment on column generation_task.unit_cost is 'What a unit was said to cost when the order was placed';
comment on column generation_task.price_date is 'The day the price list holds from that units_reserved was read in';
comment on column generation_task.settled_by_estimate is
    'The provider named no price at the end: units_settled is what was reserved';

create index generation_task_by_day on generation_task (created_at);
create index job_of_project on job (project_id);

create table job_estimate (
    job_id     text primary key references job,
    owner      text    not null,
    units      numeric not null,
    money      numeric not null,
    unpriced   int     not null,
    price_date date
);
comment on table job_estimate is 'What a job was expected to cost when it was accepted';
comment on column job_estimate.unpriced is 'Scenes without a price: the estimate is too low by theirs';

-- The ledger is read off the orders: an open one counts with its reservation, an ended one with what was settled.
create view spend as
select t.id as task_id, t.owner, t.job_id, j.project_id, t.service, t.created_at,
       case when t.state in ('succeed', 'failed') then 0 else coalesce(t.units_reserved, 0) end as reserved,
       case when t.state in ('succeed', 'failed') then coalesce(t.units_settled, 0) else 0 end  as settled,
       coalesce(t.unit_cost, 0) as unit_cost,
       t.state <> 'failed' and (t.unit_cost is null or coalesce(t.units_settled, t.units_reserved) is null) as unpriced
from generation_task t
         join job j on j.id = t.job_id;

-- Whether a scene uses what an order makes, and if not, why.
create view task_use as
select t.id as task_id, t.owner, t.job_id, t.scene_order, t.attempt, t.service, t.endpoint, t.external_id,
       t.provider_task_id, t.state, t.created_at, t.units_settled, t.unit_cost,
       case when t.state = 'failed' then 'ended_early'
            when s.task_id is distinct from t.id then 'superseded'
            when s.state = 'failed' then 'scene_given_up' end as unused
from generation_task t
         join job_scene s on s.job_id = t.job_id and s.scene_order = t.scene_order;
