create table experiment (
    id varchar(80) primary key,
    name varchar(63) not null,
    status varchar(16) not null,
    ending varchar(16),
    reason varchar(4000),
    revision int not null,
    document jsonb not null,
    slots jsonb not null,
    space varchar(64) not null,
    method varchar(64) not null,
    evaluator varchar(64) not null,
    actor varchar(200) not null,
    created_at timestamp with time zone not null,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    changed_at timestamp with time zone not null,
    checkpoint jsonb,
    rounds int not null,
    trials int not null,
    recorded int not null,
    failed int not null,
    infeasible int not null,
    repeated int not null,
    gpu_seconds bigint not null,
    best_round int,
    best_place int,
    best_figure double precision,
    front_size int not null,
    crashes int not null,
    lost_seconds bigint not null,
    parent varchar(80),
    fork_sequence int,
    fork_round int
);
create index experiment_created on experiment(created_at desc, id);
create index experiment_status on experiment(status, created_at desc, id);
create index experiment_parent on experiment(parent);

create table round (
    experiment varchar(80) not null,
    round int not null,
    sequence int not null,
    revision int not null,
    closed_at timestamp with time zone not null,
    asked int not null,
    affordable int not null,
    evaluated int not null,
    failed int not null,
    infeasible int not null,
    repeated int not null,
    trials int not null,
    gpu_seconds bigint not null,
    total_gpu_seconds bigint not null,
    best_figure double precision,
    lowest double precision,
    median double precision,
    highest double precision,
    front_size int not null,
    primary key (experiment, round)
);

create table trial (
    experiment varchar(80) not null,
    round int not null,
    place int not null,
    status varchar(10) not null,
    architecture varchar(8000) not null,
    epochs int not null,
    resolution int not null,
    origin varchar(64) not null,
    parents jsonb not null,
    measures jsonb not null,
    sources jsonb not null,
    weights jsonb,
    error varchar(4000),
    gpu_seconds bigint not null,
    repeated boolean not null,
    recorded_at timestamp with time zone not null,
    slot0 double precision,
    slot1 double precision,
    slot2 double precision,
    slot3 double precision,
    primary key (experiment, round, place)
);
create index trial_slot0 on trial(experiment, slot0, round, place);
create index trial_slot1 on trial(experiment, slot1, round, place);
create index trial_slot2 on trial(experiment, slot2, round, place);
create index trial_slot3 on trial(experiment, slot3, round, place);

create table front (
    experiment varchar(80) not null,
    round int not null,
    place int not null,
    primary key (experiment, round, place)
);

create table best (
    experiment varchar(80) not null,
    trials int not null,
    revision int not null,
    round int,
    place int,
    figure double precision,
    gpu_seconds bigint not null,
    at timestamp with time zone not null,
    primary key (experiment, trials, revision)
);

create sequence event_seq start with 1 increment by 50;
create table event (
    id bigint primary key,
    experiment varchar(80) not null,
    event_key varchar(200) not null,
    at timestamp with time zone not null,
    kind varchar(16) not null,
    title varchar(500) not null,
    detail varchar(4000) not null,
    actor varchar(200) not null,
    replayed int not null,
    rerun int not null,
    lost_seconds bigint not null,
    held_up_seconds bigint not null,
    trial varchar(32),
    unique (experiment, event_key)
);
create index event_experiment on event(experiment, id);

create table request (
    id varchar(255) primary key,
    fingerprint varchar(64) not null,
    experiment varchar(80) not null,
    created_at timestamp with time zone not null
);

create table process (
    id varchar(32) primary key,
    alive_at timestamp with time zone not null
);
