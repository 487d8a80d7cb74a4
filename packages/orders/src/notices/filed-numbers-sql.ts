/**
 * SQL: the numbers of what order `o` filed or changed, as JSON of `FiledNumbers`, once its bureau has published them; null: not yet, or it filed
 * nothing. The day of the approval is today where it is being approved.
 */
export const filedNumbersSql = `(select json_build_object('subject', n.subject_number, 'website', n.filing_number,
    'approvedOn', app.shanghai_day(coalesce((select max(e.at) from app.order_events e where e.order_id = o.id and e.to_state = 'APPROVED'), app.now())),
    'policeFiled', exists (select from app.follow_ups f where f.website_id = n.id and f.kind = 'POLICE_FILING' and f.answer = 'confirmed'))
  from (select nw.id, nw.filing_number, nr.filing_number as subject_number from app.websites nw join app.records nr on nr.id = nw.record_id
    where nw.id = o.website_id and nw.filed and nw.ours and not nw.gone and nw.filing_number <> '') n)`;
