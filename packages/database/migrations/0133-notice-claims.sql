-- A notice is sent outside of a transaction: whoever sends it says until when, by the wall clock, so that it is sent by one at a time. After
-- that time it counts as not sent, and is sent again under the same id.
alter table app.notices add column claimed_until timestamptz;
