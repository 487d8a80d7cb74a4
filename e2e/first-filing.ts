import { storePaperReadings } from '@beian/testing/orders';
import * as orderFlow from '../examples/order-flow.mjs';
import type { SharedStack } from './connect-stack.ts';
import { createDraft, type Order, valuesOf, waitUntilAllowed } from './steps.ts';

/** Submits a first filing whose domain the registry knows as the subject's. */
export async function submitFirstFiling(stack: SharedStack): Promise<Order> {
  const values = valuesOf('FIRST_FILING');
  const registrant = {
    name: values['subject.name'],
    certificateType: 1,
    certificateNumber: values['subject.certificateNumber'],
  };
  const [domain] = [values['website.domains'] ?? []].flat();
  await stack.control('registry', { domain, like: 'jinling-tea.example', set: { registrant } });
  const draft = await createDraft(stack, 0, { kind: 'FIRST_FILING', values });
  return orderFlow.submit(stack.partner, await waitUntilAllowed(stack, stack.partner, draft, 'submit'));
}

/** Stores what the reader would find on its papers: what was filled in. */
export async function readFirstFiling(stack: SharedStack, order: Order): Promise<void> {
  const values = valuesOf('FIRST_FILING');
  const read = <F extends string>(field: F, typed: string) => ({
    field,
    value: [values[typed] ?? ''].flat().join('、'),
  });
  await storePaperReadings(stack.db, order.id, {
    LICENCE: [
      read('licence.name', 'subject.name'),
      read('licence.creditCode', 'subject.certificateNumber'),
      read('licence.address', 'subject.certificateAddress'),
      read('licence.legalRepresentative', 'subject.principal.name'),
      { field: 'licence.validUntil', value: '长期' },
    ],
    ID_CARD: [
      read('idCard.name', 'subject.principal.name'),
      read('idCard.number', 'subject.principal.idNumber'),
      read('idCard.validUntil', 'subject.principal.idValidUntil'),
    ],
    DOMAIN_CERTIFICATE: [
      read('domainCertificate.domain', 'website.domains'),
      read('domainCertificate.holder', 'subject.name'),
      { field: 'domainCertificate.expiresOn', value: '2036-01-01' },
    ],
    VERIFICATION_FORM: [read('form.name', 'subject.name'), read('form.domains', 'website.domains')],
  });
}
