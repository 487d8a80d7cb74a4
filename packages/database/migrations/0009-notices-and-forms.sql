-- What fills a notice is settled with its event, so that a repeated delivery says the same. Those that were written before
-- say no day.
alter table app.notices add column places jsonb not null default '{"hours": 48, "days": 0, "left": null, "due": null}';
alter table app.notices alter column places drop default;
-- What was returned, with reason and advice; sealed.
alter table app.notices add column items bytea;
-- Which content an attached scan was of: a verification form bears its mark.
alter table app.materials add column content_mark text;
