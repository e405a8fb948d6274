-- When workers and devices worked on which trials: the lanes of the timeline. Searches from before have none.
create table attempt (
    experiment varchar(80) not null,
    round int not null,
    place int not null,
    lane varchar(200) not null,
    number int not null,
    kind varchar(16) not null,
    begun_at timestamp with time zone not null,
    ended_at timestamp with time zone not null,
    primary key (experiment, round, place, lane, number)
);
create index attempt_begun on attempt(experiment, begun_at);
create index attempt_ended on attempt(ended_at);
