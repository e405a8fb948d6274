-- A fair comparison: methods by seeds by problems, each run an experiment.
create table race (
    id varchar(80) primary key,
    name varchar(63) not null,
    status varchar(16) not null,
    document jsonb not null,
    actor varchar(200) not null,
    machine varchar(500) not null,
    created_at timestamp with time zone not null,
    changed_at timestamp with time zone not null,
    ended_at timestamp with time zone
);
create index race_created on race(created_at desc, id);
create index race_status on race(status);

alter table experiment add column race varchar(80);
alter table experiment add column race_place int;
create index experiment_race on experiment(race, race_place);

-- Wall time of the method itself.
alter table experiment add column thinking_micros bigint default 0 not null;
