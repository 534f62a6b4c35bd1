-- The fields of a target as they were when they last fitted its mapping, so that a change is told before it fails a run.
create table target_schema (
    target varchar(100) primary key,
    seen_at timestamp with time zone not null,
    fields varchar not null
);
