import { declaresAccess } from '@beian/domain/filing';
import { orderKinds } from '@beian/domain/order-names';
import { dayOfEdition, namedEditions } from '@beian/domain/province';

const kinds = orderKinds
  .filter(declaresAccess)
  .map((kind) => `'${kind}'`)
  .join(', ');
const setting = (name: string): string => `(select value #>> '{}' from app.settings where name = '${name}')`;

/** SQL: the day of the program's rules of an edition. */
const dayOfEditionSql = (edition: string): string =>
  `case split_part(${edition}, '+', 1) ${namedEditions.map((id) => `when '${id}' then '${dayOfEdition(id)}'`).join(' ')} else split_part(${edition}, '+', 1) end`;

/** SQL over `o`: an order that may have a service code: it has one, or its kind declares an access and the setting is on. */
export const hasServiceCodeSql = `(exists (select from app.service_codes k where k.order_id = o.id)
      or o.kind in (${kinds}) and ${setting('serviceCodes')} <> 'off')`;

/** SQL over `o` and the edition in force `e`: whether the setting asks this order for a code. */
const isRequiredSql = `(o.kind in (${kinds}) and ${setting('serviceCodes')} <> 'off'
        and ${dayOfEditionSql('case when o.round = 0 then e.edition else o.edition end')} >= ${dayOfEditionSql(setting('serviceCodes'))})`;

/** SQL over `o`, its contents `c` and the edition in force `e`: the code as the guards read it; null: the order needs none and has none. */
export const serviceCodeSql = `case when ${isRequiredSql} or exists (select from app.service_codes k where k.order_id = o.id) then json_build_object(
        'required', ${isRequiredSql},
        'code', c.plain ->> 'access.serviceCode',
        'ipRanges', coalesce(c.plain -> 'access.ipRanges', '[]'),
        'places', nullif(${setting('serviceCodePlaces')}, 'cloud')::int,
        'release', ${setting('serviceCodeRelease')},
        'check', (select json_build_object('state', case when k.settled then 'done' when k.tries = 0 then 'pending' else 'unavailable' end,
            'checkedAt', app.iso(k.answered_at), 'answer', k.answer, 'own', coalesce(k.answer ->> 'order' = o.id, false),
            'elsewhere', k.elsewhere, 'standing', k.standing, 'settled', k.settled)
          from app.service_codes k where k.order_id = o.id and k.code = c.plain ->> 'access.serviceCode'),
        'bound', (select coalesce(json_agg(k.code order by k.code), '[]') from app.service_codes k where k.order_id = o.id and k.standing = 'BOUND')) end`;
