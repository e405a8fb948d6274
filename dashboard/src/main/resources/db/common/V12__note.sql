-- What people write about an experiment, in Markdown; the version says whether somebody else wrote meanwhile.
create table note (
    experiment varchar(80) primary key,
    content varchar(20000) not null,
    version int not null,
    actor varchar(200) not null,
    changed_at timestamp with time zone not null
);
