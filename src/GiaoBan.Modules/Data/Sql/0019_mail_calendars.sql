-- A mail may carry what a calendar program takes (RFC 6047): the text, and the method that its label repeats.
alter table outbox_messages
    add column calendar        text,
    add column calendar_method text check (calendar_method in ('REQUEST', 'CANCEL')),
    add check ((calendar is null) = (calendar_method is null)),
    add check (calendar is null or channel = 'mail');
