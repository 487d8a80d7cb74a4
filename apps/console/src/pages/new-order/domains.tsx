import { Button, Flex } from 'antd';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { eventDocuments } from '../../generated/applicant-events.ts';
import { useAction } from '../../ui/form/use-send.ts';
import { Section } from '../../ui/page.tsx';
import { fillTexts } from './fill-texts.ts';
import { Sentence } from './said.tsx';
import type { OrderWrites } from './use-order-writes.ts';

/** What the registry says of the domains, and to ask it again. */
export function Domains({ order, write }: Pick<OrderWrites, 'order' | 'write'>) {
  const { act } = useAction({ send: write });
  const verify = order.actions.find(({ event }) => event === 'verifyDomains');
  if (order.domainChecks.length === 0 && verify === undefined) return null;
  return (
    <Section title={t(fillTexts.domains)}>
      <ul>
        {order.domainChecks.flatMap(({ domain, checks }) =>
          checks
            .filter(({ outcome }) => outcome !== 'pass')
            .map((one) => (
              <Sentence key={`${domain} ${one.check}`} {...one}>
                {domain} · {one.label}{' '}
              </Sentence>
            )),
        )}
      </ul>
      {verify === undefined ? null : (
        <Flex wrap gap="small" align="center">
          <Button
            disabled={verify.presence !== 'ENABLED'}
            onClick={() => act(({ id }, key) => send(eventDocuments.verifyDomains, { id, key }))}
          >
            {verify.label}
          </Button>
          <span>{verify.reasons.map((one) => one.message).join(' ')}</span>
        </Flex>
      )}
    </Section>
  );
}
