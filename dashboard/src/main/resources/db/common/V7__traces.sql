-- What an evaluation left for people to look at, by reference: its learning curve, the end of its log.
alter table trial add column curve jsonb;
alter table trial add column log jsonb;
