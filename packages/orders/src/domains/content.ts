/** Fields of an order that a registrant is compared with. */
const principalFields = ['name', 'idType', 'idNumber', 'legalRepresentative'].map(
  (part) => `website.principal.${part}`,
);

/** The edition in force, in SQL. */
export const editionInForceSql = `(select value #>> '{}' from app.settings where name = 'edition')`;

/**
 * What a domain's check judges, as one hash: the domain, whom its registrant is compared with, and the rules. In SQL over
 * `o` (orders), `c` (order_contents) and `r` (records); `edition` is the edition in force.
 */
export const domainContentSql = (domain: string, edition: string): string => `encode(sha256(convert_to(concat(
  ${domain}, '|', o.province, '|', case when o.round = 0 then ${edition} else o.edition end, '|', r.holder_hash,
  ${principalFields.map((field) => `'|', c.field_hashes->>'${field}'`).join(', ')}), 'utf8')), 'hex')`;

/** Checks of the domains that an order adds, as the facts hold them; with `edition` as above. */
export const domainChecksSql = (edition: string): string => `coalesce((select json_agg(json_build_object(
    'domain', k.domain, 'state', k.state, 'findings', k.findings, 'checkedAt', app.iso(k.answered_at),
    'current', coalesce(k.content_hash = ${domainContentSql('k.domain', edition)}, false)) order by k.domain)
  from app.domain_checks k where k.order_id = o.id and k.domain = any(c.added_domains)), '[]')`;
