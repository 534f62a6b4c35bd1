-- The record of changes as a chain: each entry's seal covers the seal before it. What V3 left in change_record is sealed and
-- moved here when the database is first opened. Times are text, so that every character of an entry is under its seal.
create table change_entry (
    seq bigint primary key,
    changed_at varchar(40) not null,
    who varchar(100) not null,
    kind varchar(40) not null,
    subject varchar(200) not null,
    details varchar not null,
    seal varchar(64) not null
);
-- One row: what the chain begins after, what it ends with, and which key sealed it.
create table change_head (
    id integer primary key,
    first_seq bigint not null,
    anchor varchar(64) not null,
    last_seq bigint not null,
    last_seal varchar(64) not null,
    key_id varchar(16) not null,
    seal varchar(64) not null
);
-- One row: digests of the configuration that was recorded last.
create table change_configuration (
    id integer primary key,
    digests varchar not null,
    seal varchar(64) not null
);
