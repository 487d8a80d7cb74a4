import { Button, Flex } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { Section } from '../../ui/page.tsx';
import { ServiceCodeFacts } from '../../ui/service-code.tsx';
import type { FillOrder } from './documents.ts';
import { fillTexts } from './fill-texts.ts';
import type { Draft } from './use-draft.ts';

interface ServiceCodeProps {
  readonly order: Pick<FillOrder, 'serviceCode' | 'items'>;
  readonly draft: Pick<Draft, 'type' | 'leave'>;
  readonly canSave: boolean;
}

/** The cloud was asked about the code and has not answered yet. */
export const awaitsCloud = ({ serviceCode }: Pick<FillOrder, 'serviceCode'>): boolean =>
  serviceCode?.stateLabel != null && serviceCode.checkedAt === null;

/** What the cloud says of the code, and the server's address for the access. */
export function ServiceCode({ order: { serviceCode, items }, draft, canSave }: ServiceCodeProps) {
  if (serviceCode === null || serviceCode.code === null) return null;
  const given = items.find(({ key }) => key === 'access.ipRanges')?.now ?? [];
  const proposed = serviceCode.publicIps.filter((ip) => !given.includes(ip));
  return (
    <Section title={t(fillTexts.serviceCode)}>
      <ServiceCodeFacts code={serviceCode} />
      {canSave && proposed.length > 0 ? (
        <Flex wrap gap="small">
          {proposed.map((ip) => (
            <Button
              key={ip}
              onClick={() => {
                draft.type('access.ipRanges', [ip]);
                draft.leave();
              }}
            >
              {t(fillTexts.useAddress, { ip })}
            </Button>
          ))}
        </Flex>
      ) : null}
    </Section>
  );
}
