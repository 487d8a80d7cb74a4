import { principalTitle } from '@beian/domain/photo';
import { foundingEdition, isEditionId } from '@beian/domain/province';
import { Alert, Button, Flex, Form, Image, Input } from 'antd';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { eventDocuments } from '../../generated/applicant-events.ts';
import { errorTexts } from '../../ui/texts.ts';
import type { FillOrder } from './documents.ts';
import { Events } from './events.tsx';
import { Section } from './parts.tsx';
import { photoTexts } from './photo-texts.ts';
import type { Write, Written } from './use-order-writes.ts';

interface AppPhotoProps {
  readonly order: FillOrder;
  readonly write: (work: Write) => Promise<Written>;
  readonly run: (work: Write) => void;
}

/** The collection code of the bureau's app: entered, then its photo is looked at and confirmed. */
export function AppPhoto({ order, write, run }: AppPhotoProps) {
  const t = useT();
  const [wrong, setWrong] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const fetchPhoto = order.actions.find(({ event }) => event === 'fetchBureauAppPhoto');
  const { bureauAppPhoto: photo, edition } = order;
  const title = t(principalTitle(isEditionId(edition) ? edition : foundingEdition));
  const send = async ({ code }: { code: string }) => {
    setBusy(true);
    const done = await write(
      async ({ id }, key) => (await request(eventDocuments.fetchBureauAppPhoto, { id, code, key })).done,
    ).catch(() => undefined);
    setBusy(false);
    const reasons = done === undefined || done.ok ? [] : done.refusal.reasons;
    setWrong(
      done === undefined
        ? t(errorTexts.other)
        : reasons.map(({ message, suggestion }) => `${message} ${suggestion ?? ''}`).join(' ') || undefined,
    );
  };
  return (
    <Section title={t(photoTexts.app)} lead={t(photoTexts.appLead, { title })}>
      {photo === null ? null : (
        <Alert
          type={photo.problem === null ? 'info' : 'warning'}
          showIcon
          message={photo.stateLabel}
          description={
            photo.problem === null ? undefined : `${photo.problem.message} ${photo.problem.suggestion ?? ''}`
          }
        />
      )}
      {photo?.thumbnailUrl == null ? null : (
        <Image height={200} src={photo.thumbnailUrl} alt={t(photoTexts.picture)} preview={false} />
      )}
      {fetchPhoto?.presence === 'ENABLED' ? (
        <Form layout="vertical" name="app-photo" onFinish={(values) => void send(values)}>
          <Form.Item
            name="code"
            label={t(photoTexts.code)}
            rules={[{ required: true, whitespace: true, message: '' }]}
            {...(wrong === undefined ? {} : { validateStatus: 'error' as const, help: wrong })}
          >
            <Input maxLength={32} autoComplete="off" />
          </Form.Item>
          <Flex wrap gap="small">
            <Button htmlType="submit" loading={isBusy}>
              {fetchPhoto.label}
            </Button>
          </Flex>
        </Form>
      ) : null}
      <Events order={order} events={['confirmBureauApp']} run={run} />
    </Section>
  );
}
