-- People who may sign in; their names are in lower case.
create table account (
    name varchar(63) primary key,
    role varchar(8) not null,
    password varchar(72) not null,
    created_at timestamp with time zone not null,
    signed_in_at timestamp with time zone
);

-- Browsers that are signed in, by the hash of their cookie.
create table browser_session (
    id varchar(64) primary key,
    account varchar(63) not null,
    agent varchar(200) not null,
    address varchar(64) not null,
    created_at timestamp with time zone not null,
    seen_at timestamp with time zone not null
);
create index browser_session_account on browser_session(account, seen_at desc);

-- Secrets of programs, of which only the hash is kept.
create table api_token (
    id varchar(32) primary key,
    account varchar(63) not null,
    name varchar(100) not null,
    hash varchar(64) not null unique,
    role varchar(8) not null,
    created_at timestamp with time zone not null,
    ends_at timestamp with time zone,
    used_at timestamp with time zone
);
create index api_token_account on api_token(account, created_at desc);

-- Who changed what, and what came of it.
create sequence audit_seq start with 1 increment by 50;
create table audit (
    id bigint primary key,
    at timestamp with time zone not null,
    actor varchar(63) not null,
    via varchar(16) not null,
    action varchar(64) not null,
    target varchar(300) not null,
    status int not null
);
create index audit_at on audit(at desc, id desc);
create index audit_actor on audit(actor, at desc, id desc);
