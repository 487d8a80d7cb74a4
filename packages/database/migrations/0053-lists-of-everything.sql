-- Lists that no stage cuts: all orders, and all of a partner, in the sequence of each of their keys. Without these a page of them read
-- and sorted every order there is.

drop index app.orders_done_submitted;
create index orders_due_all on app.orders ((case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index orders_submitted_all on app.orders ((case when submitted_at is null then 'infinity'::timestamptz else submitted_at end), id);
create index orders_updated_all on app.orders (updated_at, id);
create index orders_partner_due on app.orders
  (partner_id, (case when due_at is null then 'infinity'::timestamptz else due_at end), id);
create index orders_partner_submitted on app.orders
  (partner_id, (case when submitted_at is null then 'infinity'::timestamptz else submitted_at end), id);
create index orders_partner_updated on app.orders (partner_id, updated_at, id);

-- Asked once for a statement, and not a guess of one row in two hundred to the planner: it sorted thousands of rows that it took for ten.
do $$
declare t text;
begin
  foreach t in array array['board_rolled', 'board_days', 'late_turns', 'order_clocks', 'board_weeks', 'board_marks', 'open_counts', 'open_changes'] loop
    execute format('alter policy house on app.%I using ((select app.is_house()))', t);
  end loop;
end $$;
