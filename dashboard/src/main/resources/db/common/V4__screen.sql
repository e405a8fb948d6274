-- What a screen expected of a trial before it was evaluated, also of those that it dropped.
alter table trial add column expected_mean double precision;
alter table trial add column expected_deviation double precision;
alter table trial add column expected_figure double precision;
alter table trial add column audited boolean default false not null;

-- How the screen did in a round; without a threshold nothing screened.
alter table round add column filtered int default 0 not null;
alter table round add column audited int default 0 not null;
alter table round add column tau double precision;
alter table round add column agreement double precision;
alter table round add column regret double precision;
alter table round add column threshold double precision;
alter table round add column suspended boolean default false not null;
