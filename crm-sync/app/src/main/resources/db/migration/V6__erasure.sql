-- Tombstones: a copy of the file beside the key. What closed withdrawals knew of companies goes; marks of expiry were never used.
alter table ledger drop column if exists withdraw_since;
alter table ledger drop column if exists withdraw_reason;
create index ledger_expires on ledger (expires_on);
create index withdrawal_company on withdrawal (company_id);
create table tombstone_line (
    line varchar(300) primary key
);
insert into counter (counter_name, latest) values ('erasures', 0);
update withdrawal set herkomst_key = 'erased', company_domain = null where not exists
    (select 1 from withdrawal_task t where t.withdrawal_id = withdrawal.id and t.state <> 'CLOSED');
