-- What each run wrote into a record, so that it can be put back; kept for 30 days, and erased with the company.
create table run_change (
    run_id varchar(60) not null,
    target varchar(100) not null,
    company_id bigint not null,
    target_id varchar(200) not null,
    verdict varchar(10) not null,
    changes varchar not null,
    written_at timestamp with time zone not null,
    primary key (run_id, target, company_id)
);
create index run_change_company on run_change (company_id);
create index run_change_written on run_change (written_at);
