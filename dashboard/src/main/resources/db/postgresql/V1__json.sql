-- PostgreSQL has jsonb; this keeps the number.
select 1;
