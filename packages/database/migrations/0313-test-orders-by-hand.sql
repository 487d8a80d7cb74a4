-- The worker performs the desk's steps in test orders, also those of an order that is entered by hand; in live ones it only erases values.
create policy test_only on app.manual_hand_overs as restrictive for insert to worker with check (app.in_test());
grant insert, update (number, entered_day, entered_at, entered_by, entered_name, confirmed_at, confirmed_by, confirmed_name, submission_id,
  approves, answer_day, subject_number, service_number, answered_at, answered_by, answered_name, ended_at)
 on app.manual_hand_overs to worker;
