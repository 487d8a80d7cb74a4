/**
 * SQL: hash of what a filing check judges: the domain or certificate, the province whose bureau is asked, and the
 * numbers with which the answer is compared. Over `o` (orders), `c` (order_contents), `r` (records) and `w` (websites).
 */
export const filingContentSql = (about: string): string => `encode(sha256(convert_to(concat(
  ${about}, '|', o.province, '|', r.filing_number, '|', w.filing_number,
  case when ${about} = 'certificate' then concat('|', c.field_hashes->>'subject.certificateType', '|',
    c.field_hashes->>'subject.certificateNumber') end), 'utf8')), 'hex')`;

/** SQL: filing checks of an order, in the shape of the facts. */
export const filingChecksSql = `coalesce((select json_agg(json_build_object(
    'about', k.about, 'state', k.state, 'result', k.result, 'checkedAt', app.iso(k.answered_at),
    'current', coalesce(k.content_hash = ${filingContentSql('k.about')}, false)) order by k.about)
  from app.filing_checks k where k.order_id = o.id), '[]')`;
