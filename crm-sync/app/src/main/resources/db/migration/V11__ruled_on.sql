-- The day of a ruling, for what the resolver says of a corrected company. Absent for those from before.
alter table company add column ruled_on date;
