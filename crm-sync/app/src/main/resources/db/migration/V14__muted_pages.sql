-- Page groups that a person muted: a path with all below it.
create table muted_pages (
    path varchar(500) primary key
);
