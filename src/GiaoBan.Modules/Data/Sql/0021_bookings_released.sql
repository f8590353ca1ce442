-- A booking that gives everything back stays as a name: clashes of the past tell of it.
alter table bookings drop constraint bookings_state_check;
alter table bookings add constraint bookings_state_check check (state in ('hold', 'firm', 'released'));
