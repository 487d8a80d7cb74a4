import type { Projection } from '@beian/database/sql';
import type { ServiceCodeView } from '@beian/domain/order-fields';
import {
  isOfServer,
  type ServiceCodeFacts,
  serviceCodeReasons,
  serviceCodeStateRow,
} from '@beian/domain/service-codes';
import type { Language } from '@beian/domain/text';
import { optionalRows } from '../facts/optional-rows.ts';
import { factsProjection } from '../part/facts-projection.ts';
import { partOf } from '../part/part.ts';

interface FiledAccess {
  readonly id: string;
  readonly ranges: readonly { readonly first: string; readonly last: string }[];
}
const accesses: Projection<'ourAccesses', readonly FiledAccess[] | null> = {
  name: 'ourAccesses',
  optional: { rows: 'serviceCode', none: null },
  sql: `(select json_agg(json_build_object('id', a.access ->> 'bureauId', 'ranges', a.access -> 'ipRanges') order by a.nth)
    from app.websites w cross join jsonb_array_elements(w.plain -> 'accesses') with ordinality a (access, nth)
    where ${optionalRows.serviceCode} and w.id = o.website_id and a.access ->> 'ispId' = app.isp_of(o.province))`,
};

/** The code of the server behind an access, and what the cloud says of it. */
export const serviceCodePart = partOf({
  projections: [factsProjection, accesses],
  view: ({ facts, ourAccesses }, _, { language, now }) => ({
    serviceCode: facts?.serviceCode ? viewOf(facts.serviceCode, ourAccesses ?? [], now, language) : null,
  }),
});

/** The access that has an address of the server; where none has, the first. */
const accessOfServer = (accesses: readonly FiledAccess[], publicIps: readonly string[]): string | null =>
  (
    accesses.find(({ ranges }) => {
      const written = ranges.map(({ first, last }) => (first === last ? first : `${first}-${last}`));
      return publicIps.some((ip) => isOfServer(ip, written, []));
    }) ?? accesses[0]
  )?.id ?? null;

function viewOf(
  facts: ServiceCodeFacts,
  accesses: readonly FiledAccess[],
  now: string,
  language: Language,
): ServiceCodeView {
  const { code, check } = facts;
  const server = check?.answer?.server;
  return {
    code,
    state: check?.standing ?? null,
    stateLabel: check === null ? null : serviceCodeStateRow(check.standing).label[language],
    problems: serviceCodeReasons(facts, now).map(({ message }) => message[language]),
    owner: check?.answer?.owner ?? null,
    grantedTo: check?.answer?.grantedTo ?? null,
    serverId: server?.id ?? null,
    paidUntil: server?.paidUntil ?? null,
    publicIps: [...(server?.publicIps ?? [])],
    accessId: accessOfServer(accesses, server?.publicIps ?? []),
    placesLeft: server?.placesLeft ?? null,
    checkedAt: check?.checkedAt ?? null,
  };
}
