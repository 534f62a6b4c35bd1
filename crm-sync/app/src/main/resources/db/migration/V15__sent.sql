-- What a delivery's requests may have left in the CRM, told before each of them. Of those before this column nobody knows what they were.
alter table delivery add column sent varchar(10) default 'NOTHING' not null;
update delivery set sent = 'WRITING' where tries > 0 or state = 'CLAIMED';
