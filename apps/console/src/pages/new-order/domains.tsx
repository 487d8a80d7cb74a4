import { Button, Flex } from 'antd';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { eventDocuments } from '../../generated/applicant-events.ts';
import type { FillOrder } from './documents.ts';
import { fillTexts } from './fill-texts.ts';
import { Said, Section } from './parts.tsx';
import type { Write } from './use-order-writes.ts';

/** What the registry says of the domains, and to ask it again. */
export function Domains({ order, run }: { order: FillOrder; run: (work: Write) => void }) {
  const t = useT();
  const verify = order.actions.find(({ event }) => event === 'verifyDomains');
  if (order.domainChecks.length === 0 && verify === undefined) return null;
  return (
    <Section title={t(fillTexts.domains)}>
      <ul>
        {order.domainChecks.flatMap(({ domain, checks }) =>
          checks
            .filter(({ outcome }) => outcome !== 'pass')
            .map((one) => (
              <Said key={`${domain} ${one.check}`} {...one}>
                {domain} · {one.label}{' '}
              </Said>
            )),
        )}
      </ul>
      {verify === undefined ? null : (
        <Flex wrap gap="small" align="center">
          <Button
            disabled={verify.presence !== 'ENABLED'}
            onClick={() => run(async ({ id }, key) => (await request(eventDocuments.verifyDomains, { id, key })).done)}
          >
            {verify.label}
          </Button>
          <span>{verify.reasons.map((one) => one.message).join(' ')}</span>
        </Flex>
      )}
    </Section>
  );
}
