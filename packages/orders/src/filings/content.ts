/**
 * What a filing check judges, as one hash: the domain or the papers, the province whose bureau is asked, and the numbers
 * that the answer is compared with. In SQL over `o` (orders), `c` (order_contents), `r` (records) and `w` (websites).
 */
export const filingContentSql = (about: string): string => `encode(sha256(convert_to(concat(
  ${about}, '|', o.province, '|', r.filing_number, '|', w.filing_number,
  case when ${about} = 'certificate' then concat('|', c.field_hashes->>'subject.certificateType', '|',
    c.field_hashes->>'subject.certificateNumber') end), 'utf8')), 'hex')`;

/** Checks of what an order brings, as the facts hold them. */
export const filingChecksSql = `coalesce((select json_agg(json_build_object(
    'about', k.about, 'state', k.state, 'result', k.result, 'checkedAt', app.iso(k.answered_at),
    'current', coalesce(k.content_hash = ${filingContentSql('k.about')}, false)) order by k.about)
  from app.filing_checks k where k.order_id = o.id), '[]')`;
