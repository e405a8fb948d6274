-- PostgreSQL's name for JSON columns, so that all later scripts are the same on both.
create domain jsonb as json;
