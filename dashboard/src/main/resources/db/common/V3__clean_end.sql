-- When the server ended as it was told to; empty while it runs and after a crash.
alter table process add column ended_at timestamp with time zone;

-- Trials that stood when a search went on after a restart. What was here before was reckoned, not seen.
alter table event add column kept int default 0 not null;
alter table event drop column replayed;
