/** Fields of an order with which a registrant is compared. */
const principalFields = ['name', 'idType', 'idNumber', 'legalRepresentative'].map(
  (part) => `website.principal.${part}`,
);

/** Of a subject that the order files for the first time or changes: the hash of the holder tells nothing of it. */
const subjectFields = [
  'name',
  'nature',
  'certificateType',
  'certificateNumber',
  'principal.name',
  'principal.idNumber',
].map((part) => `subject.${part}`);

/** SQL over `c`: filed domains that the ministry tests again, because the order changes the subject. */
export const forecastDomainsSql = `array(select jsonb_array_elements_text(coalesce(c.assessment -> 'forecast', '[]')))`;
/** SQL over `c`: the domains whose registration is judged. */
export const testedDomainsSql = `(c.added_domains || ${forecastDomainsSql})`;

/**
 * SQL: hash of what a domain check judges: the domain, the persons with whom its registrant is compared, and the rules.
 * Over `o` (orders), `c` (order_contents) and `r` (records); `edition`: the edition in force.
 */
export const domainContentSql = (domain: string, edition: string): string => `encode(sha256(convert_to(concat(
  ${domain}, '|', o.province, '|', case when o.round = 0 then ${edition} else o.edition end, '|', r.holder_hash, case when not r.filed or c.assessment -> 'forecast' <> '[]' then concat(
    ${subjectFields.map((field) => `'|', c.field_hashes->>'${field}'`).join(', ')}) end,
  ${principalFields.map((field) => `'|', c.field_hashes->>'${field}'`).join(', ')}), 'utf8')), 'hex')`;

/** SQL: checks of the domains that an order adds or has tested again, in the shape of the facts; `edition` as above. */
export const domainChecksSql = (edition: string): string => `coalesce((select json_agg(json_build_object(
    'domain', k.domain, 'state', k.state, 'findings', k.findings, 'checkedAt', app.iso(k.answered_at),
    'current', coalesce(k.content_hash = ${domainContentSql('k.domain', edition)}, false)) order by k.domain)
  from app.domain_checks k where k.order_id = o.id and k.domain = any(${testedDomainsSql})), '[]')`;
