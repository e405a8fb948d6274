-- Views of the list of experiments that people keep under a name.
create table saved_view (
    name varchar(60) primary key,
    filter varchar(2000) not null,
    sorting varchar(40) not null,
    created_at timestamp with time zone not null
);

-- What ended last, for the first page.
create index experiment_ended on experiment(ended_at desc, id);
