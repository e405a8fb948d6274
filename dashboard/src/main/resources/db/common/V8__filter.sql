-- What lists of experiments are filtered by; rows from before are filled in when the server starts.
alter table experiment add column labels varchar(1000000);
alter table experiment add column metric varchar(130);
