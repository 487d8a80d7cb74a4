/**
 * SQL: facts about the file `u`, in the order of `SubmissionFacts`. What leaves it PREPARED shows that the bureau lacks it, so there one comparison
 * after its first sending holds; otherwise only one after the last.
 */
export const refusedFactsSql = `(u.state = 'UNKNOWN' or u.undecided is not null or exists (select 1 from app.submission_events e where e.submission_id = u.id and e.event = 'send')) as refused,
  exists (select 1 from app.bureau_resyncs r where r.lacks = u.id and r.answered_at >= (select coalesce(case u.state when 'PREPARED' then min(e.at) else max(e.at) end, u.created_at)
    from app.submission_events e where e.submission_id = u.id and e.event = 'send')) as lacked`;
