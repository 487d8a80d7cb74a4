-- What the rules say of an order's content, stored with it: which materials they ask for, whether the bureau allows the
-- change at all, what the reviewer has to see, and the edition that it was worked out under. No personal value.
alter table app.order_contents add column assessment jsonb not null
  default '{"edition": null, "materials": [], "forbidden": null, "checklist": []}';
