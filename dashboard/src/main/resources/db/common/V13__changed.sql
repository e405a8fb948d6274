-- What changed last, for those who follow all experiments.
create index experiment_changed on experiment(changed_at desc, id desc);
