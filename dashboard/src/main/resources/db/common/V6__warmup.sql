-- How far a method's warm-up is, or what came of it; none where nothing is trained before the first round.
alter table experiment add column warmup jsonb;
