/** Fields of an order with which a registrant is compared. */
const principalFields = ['name', 'idType', 'idNumber', 'legalRepresentative'].map(
  (part) => `website.principal.${part}`,
);

/** Of a subject that the order files for the first time, which has no hash of its holder yet. */
const subjectFields = [
  'name',
  'nature',
  'certificateType',
  'certificateNumber',
  'principal.name',
  'principal.idNumber',
].map((part) => `subject.${part}`);

/**
 * SQL: hash of what a domain check judges: the domain, the persons with whom its registrant is compared, and the rules.
 * Over `o` (orders), `c` (order_contents) and `r` (records); `edition`: the edition in force.
 */
export const domainContentSql = (domain: string, edition: string): string => `encode(sha256(convert_to(concat(
  ${domain}, '|', o.province, '|', case when o.round = 0 then ${edition} else o.edition end, '|', r.holder_hash, case when not r.filed then concat(
    ${subjectFields.map((field) => `'|', c.field_hashes->>'${field}'`).join(', ')}) end,
  ${principalFields.map((field) => `'|', c.field_hashes->>'${field}'`).join(', ')}), 'utf8')), 'hex')`;

/** SQL: checks of the domains that an order adds, in the shape of the facts; `edition` as above. */
export const domainChecksSql = (edition: string): string => `coalesce((select json_agg(json_build_object(
    'domain', k.domain, 'state', k.state, 'findings', k.findings, 'checkedAt', app.iso(k.answered_at),
    'current', coalesce(k.content_hash = ${domainContentSql('k.domain', edition)}, false)) order by k.domain)
  from app.domain_checks k where k.order_id = o.id and k.domain = any(c.added_domains)), '[]')`;
