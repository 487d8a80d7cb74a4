-- Waits for a supplement that ended on a day, their time, and that of the reviews that they may interrupt (docs/figures.md).
alter table app.board_days add column held integer not null default 0, add column held_ms bigint not null default 0,
  add column review_ms bigint not null default 0;
