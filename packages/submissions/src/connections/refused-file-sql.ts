/**
 * SQL: facts about the file `u` that its bureau refused, in the order of `SubmissionFacts`. Every answer that leaves a
 * file PREPARED says that it was not accepted, so one comparison after the first refusal holds.
 */
export const refusedFactsSql = `exists (select 1 from app.submission_events e where e.submission_id = u.id
    and e.event in ('postpone', 'loseAnswer') and e.code is not null) as refused,
  exists (select 1 from app.bureau_resyncs r where r.lacks = u.id and r.answered_at >= (select min(e.at)
    from app.submission_events e where e.submission_id = u.id and e.event in ('postpone', 'loseAnswer') and e.code is not null)) as lacked`;
