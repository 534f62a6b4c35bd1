-- What a person decided of a company: wrong, or muted.
alter table company add column ruling varchar(10);
