import type { ServiceCodeView } from '@beian/domain/order-fields';
import { type ServiceCodeFacts, serviceCodeReasons, serviceCodeStateRow } from '@beian/domain/service-codes';
import type { Language } from '@beian/domain/text';
import { factsProjection } from '../part/facts-projection.ts';
import { partOf } from '../part/part.ts';

/** The code of the server behind an access, and what the cloud says of it. */
export const serviceCodePart = partOf({
  projections: [factsProjection],
  view: ({ facts }, _, { language, now }) => ({
    serviceCode: facts?.serviceCode ? viewOf(facts.serviceCode, now, language) : null,
  }),
});

function viewOf(facts: ServiceCodeFacts, now: string, language: Language): ServiceCodeView {
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
    placesLeft: server?.placesLeft ?? null,
    checkedAt: check?.checkedAt ?? null,
  };
}
